using AdamKernels.Tests.Readme;

namespace AdamKernels.Conformance.Tests;

/// <summary>
/// The files of conformance/ say what this version computes. A change that gives other bits fails here, and is a fault, or a decision that
/// CHANGELOG.md tells under "Changed results".
/// </summary>
public class ConformanceTests
{
    private const string NetworksFile = "conformance/networks.txt";
    private const string HashesFile = "conformance/hashes.txt";

    /// <summary>Set to 1, the files are written instead of compared.</summary>
    private const string Update = "ADAMKERNELS_UPDATE_CONFORMANCE";

    /// <summary>Fails when a network, a declared number or a default changes.</summary>
    [Fact]
    public void Declarations_are_those_of_the_file() =>
        Compare(NetworksFile, TrainingCases.All.SelectMany(training => DeclarationText.Of(training.Network)));

    /// <summary>Fails when anything gives other bits: the order of a sum, a constant of a function, a random number.</summary>
    [Fact]
    public void Training_gives_the_hashes_of_the_file() => Compare(HashesFile, Lines(new RunOptions()));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Threads_give_the_hashes_of_the_file(int threads)
    {
        using var workers = new TrainingWorkers(threads, SharingRule.Always);

        Assert.Equal(Repository.Read(HashesFile).TrimEnd().Split('\n'), Lines(new RunOptions(workers)));
    }

    /// <summary>Fails when a checkpoint lacks anything that a later step depends on.</summary>
    [Fact]
    public void Interrupted_training_gives_the_hashes_of_the_file() => Assert.Equal(
        Repository.Read(HashesFile).TrimEnd().Split('\n'), Lines(new RunOptions(IsInterrupted: true)));

    [Fact]
    public void There_are_as_many_networks_as_promised() => Assert.True(TrainingCases.All.Count >= 40);

    /// <summary>Fails when a network is declared that nobody trains.</summary>
    [Fact]
    public void Every_network_is_in_the_list() => Assert.Equal(
        typeof(TrainingCases).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(NetworkAttribute), inherit: false))
            .Select(type => type.Name)
            .Order(StringComparer.Ordinal),
        TrainingCases.All.Select(training => training.Network.Name));

    /// <summary>Fails when an attribute, an option or a value of an enumeration is added that no network has.</summary>
    [Fact]
    public void Everything_that_can_be_declared_is_in_a_network() => Assert.Empty(
        DeclarationText.AllFeatures()
            .Except(TrainingCases.All.SelectMany(training => DeclarationText.Features(training.Network))));

    private static IEnumerable<string> Lines(RunOptions options) =>
        TrainingCases.All.SelectMany(training => training.Run(options));

    private static void Compare(string path, IEnumerable<string> lines)
    {
        string actual = string.Join('\n', lines).TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            File.WriteAllText(Path.Combine(Repository.Root, path), actual);
        }

        Assert.Equal(Repository.Read(path), actual);
    }
}
