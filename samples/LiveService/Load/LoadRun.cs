using System.Diagnostics;
using AdamKernels;
using LiveService.Api;
using LiveService.CommandLine;
using LiveService.Learning;
using SampleKit;
using SampleKit.Reporting;

namespace LiveService.Load;

/// <summary>Loads a service over loopback with predictions and samples, times its answers, and checks what it promises.</summary>
internal sealed class LoadRun(Uri address, ulong seed)
{
    private const int PredictingClients = 4;
    private const int SamplesPerRequest = 8;
    private const int TestSamples = 256;

    /// <summary>What takes longer has stopped.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(1);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly AnswerBook _answers = new();
    private DeterministicRandom _random = new(seed + 1);

    /// <summary>Starts a service, loads it, and prints the result.</summary>
    /// <exception cref="UserErrorException">The service did not keep a promise.</exception>
    public static async Task RunAsync(LiveServiceOptions options, TimeSpan time, TextWriter output)
    {
        if (options.Plot is { } picture)
        {
            PngFile.CheckPath(picture);
        }

        using var service = new ServiceProcess(options);
        await new LoadRun(service.Address, options.Seed).RunAsync(time, options.Plot, output);
    }

    private async Task RunAsync(TimeSpan time, string? picture, TextWriter output)
    {
        using var client = new ServiceClient(address);
        await WaitAsync(client.IsReadyAsync, "a service that is ready");
        double firstError = await MeasureErrorAsync(client);

        // The first and the last one are the same: two outputs that differ were not computed by one set of weights.
        float[][] inputs = [.. DriftingPump.Measure(ref _random, 0, SamplesPerRequest - 1).Select(sample => sample.Inputs)];
        PredictingClient[] predicting =
            [.. Enumerable.Range(0, PredictingClients).Select(_ => new PredictingClient(address, [.. inputs, inputs[0]], _answers))];
        var measuring = new MeasuringClient(address, seed, _clock, SamplesPerRequest);

        await LoadAsync(WarmUpTime, null, null);
        Times predictions = new(), posts = new();
        var loaded = Stopwatch.StartNew();
        await LoadAsync(time, predictions, posts);
        double seconds = loaded.Elapsed.TotalSeconds;

        StateResponse state = await client.GetStateAsync();
        await WaitAsync(async () => (state = await client.GetStateAsync()).Learned == measuring.AcceptedCount, "that all is learned");
        double lastError = await MeasureErrorAsync(client);
        int backward = predicting.Sum(one => one.BackwardCount);

        new LoadReport(SamplesPerRequest, PredictingClients, seconds, predictions, posts, measuring, _answers, state)
        {
            BackwardCount = backward,
            FirstError = firstError,
            LastError = lastError,
        }.WriteTo(output);
        if (picture is not null)
        {
            string title = $"Predictions of {SamplesPerRequest} samples by a service that learns";
            PngFile.Save(picture, () => predictions.Draw(title), output);
        }

        if (_answers.MixtureCount + backward > 0)
        {
            throw new UserErrorException("expected answers by whole and never older weights, found others, see above");
        }

        async Task LoadAsync(TimeSpan time, Times? predictions, Times? posts)
        {
            using var end = new CancellationTokenSource(time);
            await Task.WhenAll([
                .. predicting.Select(one => Task.Run(() => one.RunAsync(predictions, end.Token))),
                Task.Run(() => measuring.RunAsync(posts, end.Token)),
            ]);
        }
    }

    /// <summary>Root mean square of the errors of predictions for the pump as it is now.</summary>
    private async Task<double> MeasureErrorAsync(ServiceClient client)
    {
        Sample[] samples = DriftingPump.Measure(ref _random, _clock.Elapsed.TotalSeconds, TestSamples);
        PredictResponse answer = await client.PredictAsync([.. samples.Select(sample => sample.Inputs)]);
        return Math.Sqrt(samples.Zip(answer.Outputs, (sample, outputs) => Math.Pow(outputs[0] - sample.Targets[0], 2)).Average());
    }

    private static async Task WaitAsync(Func<Task<bool>> isDone, string what)
    {
        long start = Stopwatch.GetTimestamp();
        while (!await isDone())
        {
            if (Stopwatch.GetElapsedTime(start) > Limit)
            {
                throw new UserErrorException($"expected {what} within {Limit.TotalSeconds} s, found that it is not");
            }

            await Task.Delay(10);
        }
    }
}
