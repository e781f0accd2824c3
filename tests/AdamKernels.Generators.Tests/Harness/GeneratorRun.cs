using Microsoft.CodeAnalysis;

namespace AdamKernels.Generators.Tests.Harness;

/// <summary>What one run of the generator gave.</summary>
/// <param name="Driver">The driver, which remembers the run for the next one.</param>
/// <param name="Output">The declarations and the emitted code.</param>
internal sealed record GeneratorRun(GeneratorDriver Driver, Compilation Output)
{
    public GeneratorRunResult Result => Driver.GetRunResult().Results.Single();

    /// <summary>Emitted files by their hint names.</summary>
    public IReadOnlyDictionary<string, string> Files =>
        Result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    /// <summary>
    /// Fails if the generator threw. The compiler turns that into a warning, and a test would otherwise see only that nothing was emitted.
    /// </summary>
    public GeneratorRun AssertDidNotThrow()
    {
        Assert.True(Result.Exception is null, $"The generator threw: {Result.Exception}");
        Assert.Empty(Result.Diagnostics);
        return this;
    }

    /// <summary>Fails if the compiler says anything about the declarations with the emitted code.</summary>
    public GeneratorRun AssertCompiles()
    {
        AssertDidNotThrow();
        string[] complaints = Output.Complaints();
        Assert.True(complaints.Length == 0, string.Join('\n', complaints.Take(20)));
        return this;
    }
}
