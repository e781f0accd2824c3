using AdamKernels.PathProbe;

namespace AdamKernels.Tests.Persistence;

/// <summary>Training that goes on from a checkpoint ends with the bits of training that was not interrupted.</summary>
public sealed class ResumeTests
{
    public static TheoryData<string> NetworkNames => [.. Types.Select(type => type.Name)];

    private static IEnumerable<Type> Types => NetworkTypes.In(typeof(Control).Assembly);

    /// <summary>
    /// Every optimizer and every option, from every step. Fails when a state, a power, the average, the gradients that wait, the learning
    /// rate, the seed of dropout or an adjustable number is not saved or not loaded.
    /// </summary>
    [Theory]
    [MemberData(nameof(NetworkNames))]
    public void Resumes_with_the_same_bits_from_every_step(string name) =>
        Generic.Call(nameof(ResumeFromEveryStep), Types.Single(type => type.Name == name), typeof(ResumeTests));

    /// <summary>
    /// A checkpoint has the same bytes whatever path wrote it, and goes on with the same bits on every other one. Fails when a file keeps
    /// something of the layout or of the machine.
    /// </summary>
    [Theory]
    [MemberData(nameof(ForcedPaths.All), MemberType = typeof(ForcedPaths))]
    public async Task Resumes_with_the_same_bits_on_every_path(string setting, VectorPath path)
    {
        using var folder = new TemporaryFolder();
        var expected = new List<string>();
        foreach (Type type in Types)
        {
            byte[] checkpoint = ResumedRun.Checkpoint(type, ResumedRun.FirstSteps);
            await File.WriteAllBytesAsync(folder.PathOf(type.Name), checkpoint);
            string end = ResumedRun.Hash(ResumedRun.Checkpoint(type, ResumedRun.Steps));
            expected.Add($"{type.Name} {ResumedRun.Hash(checkpoint)} {end}");
        }

        string[] lines = await ChildProcess.RunAsync(setting, "resume", folder.Path);

        Assert.Equal($"path {ForcedPaths.Expected(setting, path)}", lines[0]);
        Assert.Equal(expected, lines[1..]);
    }

    private static void ResumeFromEveryStep<TNetwork>()
        where TNetwork : class, INetwork<TNetwork>
    {
        string expected = ResumedRun.Hash(ResumedRun.Checkpoint<TNetwork>(ResumedRun.Steps));
        for (int first = 0; first <= ResumedRun.Steps; first++)
        {
            byte[] checkpoint = ResumedRun.Checkpoint<TNetwork>(first);
            Assert.Equal(expected, ResumedRun.Finish<TNetwork>(checkpoint, first, ResumedRun.Steps));
        }
    }
}
