using AdamKernels.Plots;
using SampleKit;
using SampleKit.Reporting;

namespace AdamKernels.Tests.Samples;

public sealed class PngFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pictures").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Another_ending_is_no_picture() => AssertRefused("race.jpg", "expected a file name that ends in .png, found \"race.jpg\"");

    [Fact]
    public void Directory_is_no_file()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "race.png"));
        AssertRefused("race.png", "expected a file, found a directory");
    }

    [Fact]
    public void Folder_must_exist() => AssertRefused(Path.Combine("none", "race.png"), "expected a file that can be written, found ");

    /// <summary>Fails when the check waits for a reader.</summary>
    [SkippableFact]
    public async Task Pipe_is_no_file()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no pipes in directories.");
        NamedPipe.Create(Path.Combine(_folder, "race.png"));
        await Task.Run(() => AssertRefused("race.png", "expected a file, found a pipe or a device")).WaitAsync(NamedPipe.Hang);
    }

    /// <summary>Fails when the check leaves an empty file behind, or empties one that exists.</summary>
    [Fact]
    public void Check_changes_nothing()
    {
        string old = Path.Combine(_folder, "old.png");
        File.WriteAllText(old, "content");
        PngFile.CheckPath(old);
        PngFile.CheckPath(Path.Combine(_folder, "new.png"));
        Assert.Equal([old], Directory.GetFiles(_folder));
        Assert.Equal("content", File.ReadAllText(old));
    }

    /// <summary>Fails when the file is not written, or not named.</summary>
    [Fact]
    public void Saving_names_the_file()
    {
        string path = Path.Combine(_folder, "race.png");
        var output = new StringWriter { NewLine = "\n" };
        PngFile.Save(path, () => Plot.Race([]), output);
        Assert.Equal($"wrote {path}\n", output.ToString());
        Assert.True(File.Exists(path));
    }

    private void AssertRefused(string name, string message)
    {
        string path = Path.Combine(_folder, name);
        Assert.StartsWith($"{path}: {message}", Assert.Throws<UserErrorException>(() => PngFile.CheckPath(path)).Message);
    }
}
