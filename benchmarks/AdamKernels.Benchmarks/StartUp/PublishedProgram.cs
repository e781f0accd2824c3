using System.Diagnostics;
using AdamKernels.Benchmarks.Measuring;
using AdamKernels.Benchmarks.Reporting;

namespace AdamKernels.Benchmarks.StartUp;

/// <summary>A small program, published in one way.</summary>
/// <param name="Name">What the results call it.</param>
/// <param name="HasNetwork">Whether it trains and predicts. Otherwise, it writes a byte and ends.</param>
/// <param name="IsSelfContained">Whether the runtime is published with it.</param>
/// <param name="Properties">Properties of the project that say how to publish it.</param>
internal sealed record PublishedProgram(string Name, bool HasNetwork, bool IsSelfContained, string Properties)
{
    private const string Executable = "Program";

    /// <summary>Publishes the program.</summary>
    /// <param name="folder">An empty folder outside the repository.</param>
    public void Publish(string folder)
    {
        string root = Repository.Root();
        string own = Path.Combine(root, Repository.Project);
        string network = HasNetwork
            ? $"""
                <Compile Include="{Path.Combine(own, "Networks", "Classifier784x128x10.cs")}" />
                <ProjectReference Include="{Path.Combine(root, "src", "AdamKernels", "AdamKernels.csproj")}" />
                <ProjectReference Include="{Path.Combine(root, "generators", "AdamKernels.Generators", "AdamKernels.Generators.csproj")}"
                  OutputItemType="Analyzer" ReferenceOutputAssembly="false" />
                """
            : "";
        File.WriteAllText(Path.Combine(folder, Executable + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <InvariantGlobalization>true</InvariantGlobalization>
                <CopyOutputSymbolsToPublishDirectory>false</CopyOutputSymbolsToPublishDirectory>
                <PublishReferencesDocumentationFiles>false</PublishReferencesDocumentationFiles>
                <AllowedReferenceRelatedFileExtensions>none</AllowedReferenceRelatedFileExtensions>
                <UseCurrentRuntimeIdentifier>true</UseCurrentRuntimeIdentifier>
                <SelfContained>{IsSelfContained}</SelfContained>
                <DefineConstants>$(DefineConstants){(HasNetwork ? "" : ";WITHOUT_NETWORK")}</DefineConstants>
                {Properties}
              </PropertyGroup>
              <ItemGroup>
                <Compile Include="{Path.Combine(own, "StartUp", "Consumer", "Program.cs")}" />
                {network}
              </ItemGroup>
            </Project>
            """);
        Dotnet.Run(folder, "publish", "-c", "Release", "-o", Output(folder), "-v", "quiet");
    }

    /// <returns>The bytes of the executable, and of all that was published.</returns>
    public static (long Executable, long All) Size(string folder) => (
        new FileInfo(ExecutablePath(folder)).Length,
        new DirectoryInfo(Output(folder)).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length));

    /// <summary>Starts the program once.</summary>
    /// <param name="folder">Where it was published.</param>
    /// <returns>Milliseconds from just before the start until each byte of its output arrived.</returns>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static double[] Start(string folder)
    {
        long start = Stopwatch.GetTimestamp();
        using Process process = Process.Start(new ProcessStartInfo(ExecutablePath(folder)) { RedirectStandardOutput = true })!;
        Stream output = process.StandardOutput.BaseStream;
        List<double> times = [];
        while (output.ReadByte() >= 0)
        {
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        process.WaitForExit();
        return process.ExitCode == 0
            ? [.. times]
            : throw new InvalidOperationException($"{ExecutablePath(folder)} ended with exit code {process.ExitCode}.");
    }

    private static string Output(string folder) => Path.Combine(folder, "published");

    private static string ExecutablePath(string folder) =>
        Path.Combine(Output(folder), Executable + (OperatingSystem.IsWindows() ? ".exe" : ""));
}
