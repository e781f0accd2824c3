namespace AdamKernels.PackageTests;

/// <summary>The tool, installed as a user installs it.</summary>
[Collection(nameof(PackageCollection))]
public sealed class ToolTests(PackageFixture package)
{
    private const string Log = """
        # adamkernels fingerprints 1
        # model 2-1 (Identity)
        # training MeanSquaredError, Sgd()
        # declaration_hash 0123456789abcdef
        # max_batch_size 32
        # step fingerprint loss numbers layer1
        0 0000000000000001 - 0000000000000002 0000000000000003
        1 0000000000000004 3f800000 0000000000000005 0000000000000006

        """;

    /// <summary>
    /// Fails when the package lacks what the program needs, or gives it another name. Slow: an installation takes seconds.
    /// </summary>
    [SkippableFact]
    [Trait("Category", "Slow")]
    public void Is_installed_and_compares()
    {
        Skip.IfNot(SlowTests.AreOn, SlowTests.Reason);
        string folder = package.CreateFolder("Tool");
        package.WriteSettings(folder, onlyPackage: true);
        File.WriteAllText(Path.Combine(folder, "a"), Log.ReplaceLineEndings("\n"));
        File.WriteAllText(
            Path.Combine(folder, "b"), Log.ReplaceLineEndings("\n").Replace("3f800000", "3f800001", StringComparison.Ordinal));
        CommandLine.Dotnet(folder, "tool", "install", "AdamKernels.Tool", "--tool-path", "bin", "--version", package.Version)
            .AssertSucceeded();
        string tool = Path.Combine(folder, "bin", OperatingSystem.IsWindows() ? "adamkernels.exe" : "adamkernels");

        CommandLine.Run(tool, folder, ["compare", "a", "a"]).AssertSucceeded();
        CommandLine comparison = CommandLine.Run(tool, folder, ["compare", "a", "b"]);

        Assert.Equal(1, comparison.ExitCode);
        Assert.Contains("Equal up to step 0. The first step that differs: 1.", comparison.Lines);
        string[] loss = comparison.Value("loss").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["1", "1.0000001", "3f800000", "3f800001", "1"], loss);
    }
}
