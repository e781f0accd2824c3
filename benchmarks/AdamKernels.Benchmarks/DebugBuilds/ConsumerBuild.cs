using System.Globalization;
using AdamKernels.Benchmarks.Measuring;

namespace AdamKernels.Benchmarks.DebugBuilds;

/// <summary>One way to build a program that uses the package.</summary>
/// <param name="Name">What the results call it.</param>
/// <param name="Configuration">Debug or Release.</param>
/// <param name="Properties">Properties of the project.</param>
/// <param name="Source">A line of C# that the program has in addition.</param>
/// <param name="HasNetworkProject">Whether the networks are in a project of their own, which is optimized.</param>
internal sealed record ConsumerBuild(
    string Name, string Configuration, string Properties = "", string Source = "", bool HasNetworkProject = false)
{
    private const string Networks = "Networks";

    private static readonly string[] NetworkFiles =
        ["Regression4x32x32x2.cs", "Classifier64x64x10.cs", "Classifier784x128x10.cs"];

    /// <summary>Builds the program.</summary>
    /// <param name="folder">An empty folder outside the repository, below one with the feed.</param>
    /// <param name="benchmarks">The folder with this project's sources.</param>
    /// <param name="version">The package's version.</param>
    public void Build(string folder, string benchmarks, string version)
    {
        string package = $"""<PackageReference Include="AdamKernels" Version="{version}" />""";
        string networks = string.Concat(NetworkFiles.Select(file => Compile(Path.Combine(benchmarks, "Networks", file))));
        string program = Directory.CreateDirectory(Path.Combine(folder, "Program")).FullName;
        File.WriteAllText(Path.Combine(program, "Source.cs"), Source);
        string own = Compile(Path.Combine(benchmarks, "DebugBuilds", "Consumer", "Program.cs"));
        if (HasNetworkProject)
        {
            string library = Directory.CreateDirectory(Path.Combine(folder, Networks)).FullName;
            WriteProject(library, Networks, "Library", "<Optimize>true</Optimize>", package + networks);
            own += $"""<ProjectReference Include="../{Networks}/{Networks}.csproj" />""";
        }
        else
        {
            own += package + networks;
        }

        WriteProject(program, "Program", "Exe", Properties, own);
        Dotnet.Run(program, "build", "-c", Configuration, "-v", "quiet", "-p:NoWarn=AK0102");
    }

    /// <summary>Runs the program once.</summary>
    /// <param name="folder">Where it was built.</param>
    /// <returns>Nanoseconds of each training step.</returns>
    public Dictionary<string, double> Run(string folder) =>
        Dotnet.Run(folder, Path.Combine("Program", "bin", Configuration, "net10.0", "Program.dll"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split('\t'))
            .ToDictionary(parts => parts[0], parts => double.Parse(parts[1], CultureInfo.InvariantCulture));

    private static string Compile(string path) => $"""<Compile Include="{path}" />""";

    private static void WriteProject(string folder, string name, string outputType, string properties, string items) =>
        File.WriteAllText(Path.Combine(folder, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>{outputType}</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <InvariantGlobalization>true</InvariantGlobalization>
                <UseAppHost>false</UseAppHost>
                {properties}
              </PropertyGroup>
              <ItemGroup>{items}</ItemGroup>
            </Project>
            """);
}
