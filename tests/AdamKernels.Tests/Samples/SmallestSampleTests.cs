using AdamKernels.Tests.Readme;

namespace AdamKernels.Tests.Samples;

/// <summary>The sample of one file, which is also the first example of README.md.</summary>
public sealed class SmallestSampleTests
{
    /// <summary>Fails when the network does not learn the four cases.</summary>
    [Fact]
    public void It_prints_what_it_learned() => Assert.Equal(["0 1 1 0"], SampleProcess.Run("Xor").Lines);

    /// <summary>Fails when only one of the two is changed.</summary>
    [Fact]
    public void It_is_the_first_example_of_README() =>
        Assert.Equal(CodeBlock.ReadAll(Repository.Read("README.md"))[0].Code, Repository.Read("samples/Xor/Program.cs"));
}
