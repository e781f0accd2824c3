using System.Diagnostics;
using System.Globalization;
using LiveService.CommandLine;
using SampleKit;

namespace LiveService.Load;

/// <summary>A service in a process of its own, so that those who load it do not share its memory and threads.</summary>
internal sealed class ServiceProcess : IDisposable
{
    private const string AddressLine = "listening on ";

    private readonly Process _process;

    /// <summary>Starts the service on a free port.</summary>
    public ServiceProcess(LiveServiceOptions options)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add(typeof(ServiceProcess).Assembly.Location);
        }

        Add("--port", 0);
        Add("--seed", options.Seed);
        Add("--publish-steps", options.PublishSteps);
        Add("--batch", options.Batch);
        Add("--queue", options.Queue);
        Add("--step-pause", options.StepPause);
        if (options.Checkpoint is { } folder)
        {
            start.ArgumentList.Add("--checkpoint");
            start.ArgumentList.Add(folder);
            Add("--checkpoint-steps", options.CheckpointSteps);
        }

        _process = Process.Start(start)!;
        try
        {
            Address = ReadAddress();
        }
        catch
        {
            Dispose();
            throw;
        }

        // What nobody reads would stop a process that writes much.
        _ = _process.StandardOutput.ReadToEndAsync();

        void Add(string name, IFormattable value)
        {
            start.ArgumentList.Add(name);
            start.ArgumentList.Add(value.ToString(null, CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private Uri ReadAddress()
    {
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith(AddressLine, StringComparison.Ordinal))
            {
                return new Uri(line[AddressLine.Length..]);
            }
        }

        _process.WaitForExit();
        throw new UserErrorException($"expected a service that listens, found that it ended with exit code {_process.ExitCode}");
    }
}
