using AdamKernels.Tests.Persistence;

namespace AdamKernels.Tests.Samples.Live;

public sealed class LiveServiceCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--port 65536", "--port: expected a whole number from 0 to 65535, found 65536")]
    [InlineData("--batch 257", "--batch: expected a whole number from 1 to 256, found 257")]
    [InlineData("--checkpoint-steps 5", "--checkpoint-steps: has no effect without --checkpoint")]
    [InlineData("--load 1 --port 5", "--port: has no effect with --load, whose service takes a free port")]
    [InlineData("--load 1 --stop-seconds 5", "--stop-seconds: has no effect with --load, whose service is ended at once")]
    public void Bad_argument_is_one_line(string arguments, string message) =>
        Assert.Equal(message, SampleProcess.Fail("LiveService", arguments.Split(' ')));

    /// <summary>Fails when two services write to one folder, or one takes another's port without a word.</summary>
    [Fact]
    public void Two_services_do_not_share_a_port_or_a_folder()
    {
        using var service = new RunningService("--checkpoint", _folder.Path);
        string port = $"{service.Address.Port}";

        Assert.StartsWith($"--port: expected a free port, found {port}: ", SampleProcess.Fail("LiveService", "--port", port));
        Assert.StartsWith(
            $"{_folder.Path} could not be reserved; ", SampleProcess.Fail("LiveService", "--port", "0", "--checkpoint", _folder.Path));
    }
}
