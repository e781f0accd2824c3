using SampleKit;
using SampleKit.Data;

namespace AdamKernels.Tests.Samples;

/// <summary>What is not a regular file in the place of one.</summary>
public sealed class MnistSpecialFileTests : IDisposable
{
    private const string NotRegular = "expected a file with content, found an empty file, a pipe or a device";

    private readonly MnistDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pipe_is_refused(bool isLinked)
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no pipes in directories.");
        string pipe = _directory.PathOf(isLinked ? "pipe" : MnistDirectory.TrainingImages);
        File.Delete(_directory.PathOf(MnistDirectory.TrainingImages));
        NamedPipe.Create(pipe);
        if (isLinked)
        {
            File.CreateSymbolicLink(_directory.PathOf(MnistDirectory.TrainingImages), pipe);
        }

        await AssertRefused(NotRegular);
    }

    [SkippableFact]
    public async Task Endless_device_is_refused()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no devices in directories.");
        Link("/dev/zero");
        await AssertRefused(NotRegular);
    }

    [Fact]
    public async Task Directory_is_refused()
    {
        File.Delete(_directory.PathOf(MnistDirectory.TrainingImages));
        Directory.CreateDirectory(_directory.PathOf(MnistDirectory.TrainingImages));
        await AssertRefused("expected this file, or the same with .gz, found a directory");
    }

    [SkippableFact]
    public async Task Link_to_nothing_is_refused()
    {
        Skip.If(OperatingSystem.IsWindows(), "Links need a privilege on Windows.");
        Link(_directory.PathOf("nothing"));
        await AssertRefused("expected a readable file, found Could not find file ");
    }

    [SkippableFact]
    public void Link_to_a_file_is_read()
    {
        Skip.If(OperatingSystem.IsWindows(), "Links need a privilege on Windows.");
        string images = _directory.PathOf("images");
        File.Move(_directory.PathOf(MnistDirectory.TrainingImages), images);
        Link(images);
        Assert.Equal(3, DigitData.ReadMnist(_directory.Path).Training.Count);
    }

    private void Link(string target)
    {
        string path = _directory.PathOf(MnistDirectory.TrainingImages);
        File.Delete(path);
        File.CreateSymbolicLink(path, target);
    }

    private async Task AssertRefused(string message)
    {
        Task<DigitData> reading = Task.Run(() => DigitData.ReadMnist(_directory.Path));
        UserErrorException error = await Assert.ThrowsAsync<UserErrorException>(() => reading.WaitAsync(NamedPipe.Hang));
        Assert.StartsWith($"{_directory.PathOf(MnistDirectory.TrainingImages)}: {message}", error.Message);
    }
}
