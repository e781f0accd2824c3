using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace AdamKernels.PackageTests;

/// <summary>What someone gets who has the .NET SDK and the package, and nothing of this repository.</summary>
[Collection(nameof(PackageCollection))]
public sealed partial class ConsumerTests(PackageFixture package)
{
    /// <summary>Fails when the generator does not load or emits a warning, or when training in another project goes wrong.</summary>
    [Fact]
    public void A_project_builds_without_warnings_and_trains()
    {
        string project = package.CreateProject("Jit", "Program.cs");

        CommandLine build = CommandLine.Dotnet(project, "build", "-c", "Release").AssertSucceeded();
        Assert.Contains("0 Warning(s)", build.Output, StringComparison.Ordinal);

        CommandLine run = RunBuilt(project);
        Assert.Equal("0 1 1 0", run.Value("answers"));
        Assert.Matches("^[0-9a-f]{64}$", run.Value("hash"));

        // The package has the kernels of every path.
        CommandLine scalar = RunBuilt(project, "DOTNET_EnableHWIntrinsic=0");
        Assert.Equal("Scalar", scalar.Value("path"));
        Assert.Equal(run.Value("hash"), scalar.Value("hash"));
    }

    /// <summary>Fails when emitted code needs a newer language or the project's nullable context, or with central versions.</summary>
    [Theory]
    [InlineData("LangVersion=12 Nullable=disable")]
    [InlineData("ManagePackageVersionsCentrally=true")]
    public void Other_settings_build_without_warnings(string settings)
    {
        bool isCentral = settings.StartsWith("Manage", StringComparison.Ordinal);
        string project = package.CreateProject(
            isCentral ? "Central" : "CSharp12",
            "Program.cs",
            references: isCentral ? """<PackageReference Include="AdamKernels" />""" : null);
        File.WriteAllText(Path.Combine(project, "Directory.Packages.props"), $"""
            <Project>
              <ItemGroup><PackageVersion Include="AdamKernels" Version="{package.Version}" /></ItemGroup>
            </Project>
            """);

        CommandLine build = CommandLine.Dotnet(
            project, ["build", "-c", "Release", .. settings.Split(' ').Select(setting => $"-p:{setting}")]).AssertSucceeded();

        Assert.Contains("0 Warning(s)", build.Output, StringComparison.Ordinal);
        Assert.Equal("0 1 1 0", RunBuilt(project).Value("answers"));
    }

    /// <summary>Fails when trimming gives a warning or removes what the program needs.</summary>
    [SkippableFact]
    [Trait("Category", "Slow")]
    public void A_trimmed_program_gives_the_same_bits()
    {
        Skip.IfNot(SlowTests.AreOn, SlowTests.Reason);
        string project = package.CreateProject("Trimmed", "Program.cs", onlyPackage: false);
        string[] properties = ["-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-p:PublishTrimmed=true"];
        CommandLine restore = CommandLine.Dotnet(project, ["restore", .. properties[2..]]);
        Skip.If(
            restore.ExitCode != 0 && restore.Output.Contains("NU1101", StringComparison.Ordinal), "The runtime cannot be restored here.");

        CommandLine publish = CommandLine.Dotnet(project, ["publish", "-o", Path.Combine(project, "out"), .. properties]).AssertSucceeded();

        Assert.Empty(Warnings().Matches(publish.Output));
        CommandLine trimmed = CommandLine.Run(
            Path.Combine(project, "out", OperatingSystem.IsWindows() ? "Program.exe" : "Program"), project, []).AssertSucceeded();
        CommandLine whole = RunBuilt(project, folder: Path.Combine("bin", "Release", "net10.0", RuntimeInformation.RuntimeIdentifier));
        Assert.Equal(whole.Value("hash"), trimmed.Value("hash"));
    }

    /// <summary>
    /// Fails when the analyzer does not come with the package, or when a wrong declaration gives other errors besides its own.
    /// </summary>
    [Fact]
    public void A_wrong_declaration_is_an_error_with_an_id()
    {
        string project = package.CreateProject("Wrong", "Wrong.cs");

        CommandLine build = CommandLine.Dotnet(project, "build", "-c", "Release", "-p:OutputType=Library");

        Assert.NotEqual(0, build.ExitCode);
        Assert.Equal(
            ["line 7: AK0001", "line 10: AK0006", "line 12: AK0010", "line 18: AK0008"],
            Errors().Matches(build.Output).OrderBy(error => int.Parse(error.Groups["line"].Value, CultureInfo.InvariantCulture))
                .Select(error => $"line {error.Groups["line"].Value}: {error.Groups["id"].Value}").Distinct());
    }

    /// <summary>
    /// Ahead-of-time compilation decides when it compiles which instructions it may use. Fails when the compiled program computes other
    /// bits, when trimming removes what it needs, or when the slow path of a program that names no instruction set is not warned of.
    /// </summary>
    [SkippableTheory]
    [Trait("Category", "Slow")]
    [InlineData("native")]
    [InlineData("")]
    public void A_program_compiled_ahead_of_time_gives_the_same_bits(string instructionSet)
    {
        Skip.IfNot(SlowTests.AreOn, SlowTests.Reason);
        Skip.If(
            instructionSet.Length == 0 && RuntimeInformation.ProcessArchitecture != Architecture.X64,
            "Only x64 has processors without multiply-add.");
        string project = package.CreateProject("Aot" + instructionSet, "Program.cs", onlyPackage: false);
        string[] properties =
            [
                "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-p:PublishAot=true", "-p:TreatWarningsAsErrors=false",
                $"-p:IlcInstructionSet={instructionSet}"
            ];

        CommandLine restore = CommandLine.Dotnet(project, ["restore", .. properties[2..]]);
        Skip.If(
            restore.ExitCode != 0 && restore.Output.Contains("ilcompiler", StringComparison.OrdinalIgnoreCase),
            "The NativeAOT compiler cannot be restored here.");
        restore.AssertSucceeded();

        CommandLine publish = CommandLine.Dotnet(project, ["publish", "-o", Path.Combine(project, "out"), .. properties]);
        Skip.If(publish.Output.Contains("Platform linker not found", StringComparison.Ordinal), "NativeAOT needs clang or gcc.");
        publish.AssertSucceeded();
        Assert.Equal(
            instructionSet.Length == 0 ? ["AK0101"] : [], Warnings().Matches(publish.Output).Select(match => match.Groups["id"].Value));

        CommandLine native = CommandLine.Run(
            Path.Combine(project, "out", OperatingSystem.IsWindows() ? "Program.exe" : "Program"), project, []).AssertSucceeded();
        CommandLine jit = RunBuilt(project, folder: Path.Combine("bin", "Release", "net10.0", RuntimeInformation.RuntimeIdentifier));
        Assert.Equal(instructionSet == "native" ? jit.Value("path") : "Scalar", native.Value("path"));
        Assert.Equal(jit.Value("hash"), native.Value("hash"));
    }

    private static CommandLine RunBuilt(string project, string setting = "", string folder = "bin/Release/net10.0") => CommandLine.Run(
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
        project,
        [Path.Combine(project, folder, "Program.dll")],
        setting).AssertSucceeded();

    [GeneratedRegex(@"\((?<line>\d+),\d+\): error (?<id>\w+):")]
    private static partial Regex Errors();

    [GeneratedRegex(@"warning (?<id>[A-Z]+\d+)")]
    private static partial Regex Warnings();
}
