using System.Diagnostics;
using AdamKernels;
using LiveService.Learning;

namespace LiveService.Load;

/// <summary>Posts samples of the pump, one request after the other.</summary>
internal sealed class MeasuringClient(Uri address, ulong seed, Stopwatch clock, int samplesPerRequest)
{
    private DeterministicRandom _random = new(seed);

    /// <summary>Samples that the service accepted.</summary>
    public long AcceptedCount { get; private set; }

    /// <summary>Requests that it refused because its queue was full. Their samples were posted again.</summary>
    public int RefusalCount { get; private set; }

    /// <inheritdoc cref="PredictingClient.RunAsync"/>
    public async Task RunAsync(Times? times, CancellationToken end)
    {
        using var client = new ServiceClient(address);
        List<double> milliseconds = [];
        while (!end.IsCancellationRequested)
        {
            Sample[] samples = DriftingPump.Measure(ref _random, clock.Elapsed.TotalSeconds, samplesPerRequest);
            float[][] inputs = [.. samples.Select(sample => sample.Inputs)], targets = [.. samples.Select(sample => sample.Targets)];
            TimeSpan? wait = TimeSpan.Zero;
            while (wait is not null && !end.IsCancellationRequested)
            {
                long start = Stopwatch.GetTimestamp();
                wait = await client.PostSamplesAsync(inputs, targets);
                milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                if (wait is { } time)
                {
                    RefusalCount++;
                    await Task.Delay(time, CancellationToken.None);
                }
                else
                {
                    AcceptedCount += samples.Length;
                }
            }
        }

        times?.Add(milliseconds);
    }
}
