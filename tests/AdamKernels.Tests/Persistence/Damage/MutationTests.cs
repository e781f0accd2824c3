using Xunit.Abstractions;

namespace AdamKernels.Tests.Persistence.Damage;

/// <summary>
/// Files with random changes: each is loaded, or refused by the one exception and with nothing changed. None costs more memory than a
/// constant.
/// </summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    /// <summary>Files in all. Of small ones there are more than of checkpoints, which take longer.</summary>
    private static readonly int s_count = SlowTests.IsOnDemand ? 1_000_000 : 100_000;

    private const int MaxAllocation = 1 << 17;

    /// <summary>How messages begin, the longer ones first. One that is not here fails the test.</summary>
    private static readonly string[] s_reasons =
    [
        "Expected a JSON object", "Expected a checksum of 8 digits", "Expected a file of format 1", "Expected a header in JSON",
        "Expected a header in UTF-8", "Expected a header of at most", "Expected a header of", "Expected a safetensors file",
        "Expected a standardization", "Expected a tensor", "Expected a text", "Expected a type of the format", "Expected a whole number",
        "Expected adamkernels.", "Expected an array of dimensions", "Expected an array of offsets", "Expected an object of texts",
        "Expected an object that describes", "Expected at most", "Expected dtype, shape and data_offsets of",
        "Expected dtype, shape and data_offsets once", "Expected each name once", "Expected finite values", "Expected no tensors besides",
        "Expected offsets that fit", "Expected tensors one after the other", "Expected the checksum", "Expected the name of a type",
        "Expected the tensor", "Expected two offsets", "Expected whole characters", "The file holds",
        "The file is of a training", "Expected a checkpoint of a training", "Expected names of at most", "Expected nothing",
        "Expected trainer.", "Expected fit.", "Expected",
    ];

    /// <summary>Whatever differs from the file, its checksum notices, unless it was corrected.</summary>
    [Fact]
    public void Mutated_files_of_a_network_are_refused_unless_their_checksum_is_corrected() => Run(
        Subjects.File(new RegressionAdam(seed: 1)),
        new LoadSubject<RegressionAdam>(new Trainer<RegressionAdam>(new RegressionAdam(seed: 1)), isCheckpoint: false),
        hasChecksum: true,
        percent: 35);

    [Fact]
    public void Mutated_checkpoints_are_refused_unless_their_checksum_is_corrected() => Run(
        Subjects.Checkpoint, new LoadSubject<Everything>(Subjects.TrainerInFit(), isCheckpoint: true), hasChecksum: true, percent: 20);

    [Fact]
    public void Mutated_checkpoints_are_loaded_by_a_network_or_refused() => Run(
        Subjects.Checkpoint, new LoadSubject<Everything>(Subjects.TrainerInFit(), isCheckpoint: false), hasChecksum: true, percent: 10);

    /// <summary>Without a checksum, values can be others.</summary>
    [Fact]
    public void Mutated_files_of_other_programs_are_loaded_or_refused()
    {
        byte[] file = HandMade.File(Subjects.ForeignHeader, 12);
        var trainer = new Trainer<TwoToOne>(TwoToOne.Load(file));
        Run(file, new LoadSubject<TwoToOne>(trainer, isCheckpoint: false), hasChecksum: false, percent: 35);
    }

    private void Run<TNetwork>(byte[] original, LoadSubject<TNetwork> subject, bool hasChecksum, int percent)
        where TNetwork : class, INetwork<TNetwork>
    {
        var mutator = new Mutator(seed: 1);
        var outcomes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        int count = s_count / 100 * percent;
        for (int i = 0; i < count; i++)
        {
            byte[] file = mutator.Mutate(original, out bool isSealed);
            long before = GC.GetAllocatedBytesForCurrentThread();
            CheckpointException? error = subject.Load(file);
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated < MaxAllocation, $"File {i} of {file.Length} bytes took {allocated} bytes: {error?.Message}");
            string outcome = error is null ? Loaded(subject) : Reason(error);
            bool mayDiffer = !hasChecksum || isSealed || file.AsSpan().SequenceEqual(original);
            Assert.True(mayDiffer || error is not null, $"File {i} differs, and its checksum was not corrected, but it was loaded.");
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        }

        foreach ((string outcome, int files) in outcomes)
        {
            output.WriteLine($"{files,9:N0} {outcome}");
        }

        // All of it happens: most files are refused, for many reasons.
        int loaded = outcomes.Where(pair => pair.Key.StartsWith("loaded", StringComparison.Ordinal)).Sum(pair => pair.Value);
        Assert.InRange(loaded, 10, count / 2);
        Assert.InRange(outcomes.Count, 15, 100);
    }

    private static string Loaded<TNetwork>(LoadSubject<TNetwork> subject)
        where TNetwork : class, INetwork<TNetwork>
    {
        if (subject.IsUnchanged)
        {
            return "loaded: the same values";
        }

        subject.Reset();
        Assert.True(subject.IsUnchanged);
        return "loaded: other values";
    }

    /// <summary>The message without what differs from file to file.</summary>
    private static string Reason(CheckpointException error)
    {
        int start = error.Position is null ? 0 : error.Message.IndexOf(": ", StringComparison.Ordinal) + 2;
        string message = error.Message[start..];
        return "refused: " + s_reasons.First(reason => message.StartsWith(reason, StringComparison.Ordinal));
    }
}
