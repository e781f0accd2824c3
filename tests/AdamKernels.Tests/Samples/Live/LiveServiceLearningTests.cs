using System.Globalization;
using System.Net;
using AdamKernels.Tests.Persistence;

namespace AdamKernels.Tests.Samples.Live;

/// <summary>What the service does with samples: it learns each, or says that it will not.</summary>
public sealed class LiveServiceLearningTests : IDisposable
{
    private static readonly (float[] Inputs, float Target)[] s_samples = PumpSamples.Draw(seed: 1, count: 25);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>
    /// One sample a step, so that the same samples give the same bits. Fails when a kill loses a checkpoint or damages it; when any state
    /// is missing in it; or when the first version after a resume has other weights.
    /// </summary>
    [Fact]
    public async Task A_killed_service_resumes_from_the_newest_checkpoint()
    {
        string[] arguments = ["--checkpoint", _folder.Path, "--checkpoint-steps", "10", "--publish-steps", "1", "--batch", "1"];
        float[] probe = [0.5f, -0.25f, 0.75f, -1];
        float saved, last;
        using (var service = new RunningService(arguments))
        {
            Assert.Equal("started anew", service.Lines[0]);
            saved = await LearnAsync(service, s_samples[..20], version: 21);
            last = await LearnAsync(service, s_samples[20..], version: 26);
            Assert.NotEqual(saved, last);
            service.Kill();
        }

        string newest = Directory.GetFiles(_folder.Path, "*.safetensors").Max(StringComparer.Ordinal)!;
        float[] output = new float[1];
        PumpTwin.Load(newest).Predict(probe, output);
        Assert.Equal(saved, output[0]);

        using (var service = new RunningService(arguments))
        {
            Assert.Equal("resumed after 20 steps", service.Lines[0]);
            Assert.Equal((1, saved), await service.PredictAsync(probe));
            Assert.Equal(last, await LearnAsync(service, s_samples[20..], version: 6));
            Assert.Equal(25, (await service.GetStateAsync())["steps"]!.GetValue<long>());
        }

        async Task<float> LearnAsync(RunningService service, (float[] Inputs, float Target)[] samples, long version)
        {
            Assert.Equal(HttpStatusCode.Accepted, (await service.PostAsync(samples)).Status);
            await service.WaitAsync("version", version);
            (long answered, float output) = await service.PredictAsync(probe);
            Assert.Equal(version, answered);
            return output;
        }
    }

    /// <summary>
    /// The pauses leave samples in the queue. Fails when a stop leaves some of them, or does not save a checkpoint: it would only be due
    /// after 1000 steps.
    /// </summary>
    [SkippableFact]
    public async Task A_stop_learns_what_is_queued_and_saves_it()
    {
        using var service = new RunningService("--checkpoint", _folder.Path, "--batch", "1", "--step-pause", "20");
        Assert.Equal(HttpStatusCode.Accepted, (await service.PostAsync(s_samples)).Status);

        Assert.Equal((0, "result accepted=25 learned=25 steps=25", ""), service.Stop());

        Assert.Equal("checkpoint-000000000025.safetensors", Path.GetFileName(Directory.GetFiles(_folder.Path, "*.safetensors").Single()));
    }

    /// <summary>Fails when the learner stops before the server, so that what is accepted in between is never learned.</summary>
    [SkippableFact]
    public async Task Nothing_that_is_accepted_during_a_stop_is_lost()
    {
        using var service = new RunningService("--batch", "1");
        await service.WaitUntilReadyAsync();
        int requests = 0;
        var busy = new TaskCompletionSource();
        Task<long>[] clients = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(PostUntilEndAsync))];
        await busy.Task.WaitAsync(TimeSpan.FromMinutes(1));

        (int exitCode, string result, string errors) = service.Stop();

        Assert.Equal((0, ""), (exitCode, errors));
        long[] counts = [.. result.Split(' ')[1..].Select(pair => long.Parse(pair.Split('=')[1], CultureInfo.InvariantCulture))];
        Assert.Equal([counts[0], counts[0]], counts[1..]);

        // The last answer of each client may not have arrived.
        Assert.InRange(counts[0], (await Task.WhenAll(clients)).Sum(), long.MaxValue);

        async Task<long> PostUntilEndAsync()
        {
            long accepted = 0;
            try
            {
                while (await service.PostAsync(s_samples[..5]) is { Status: HttpStatusCode.Accepted })
                {
                    accepted += 5;
                    if (Interlocked.Increment(ref requests) == 20)
                    {
                        busy.SetResult();
                    }
                }
            }
            catch (HttpRequestException)
            {
                // The service has stopped.
            }

            return accepted;
        }
    }

    /// <summary>Fails when a stop waits for ever, or says nothing of what it has not done.</summary>
    [SkippableFact]
    public async Task A_stop_that_takes_too_long_says_what_was_not_learned()
    {
        using var service = new RunningService("--batch", "5", "--step-pause", "60000", "--stop-seconds", "1");
        Assert.Equal(HttpStatusCode.Accepted, (await service.PostAsync(s_samples)).Status);
        await service.WaitAsync("learned", 5);

        (int exitCode, _, string errors) = service.Stop();

        Assert.Equal((1, "error: samples accepted but not learned: 20. The stop took longer than 1 s."), (exitCode, errors.TrimEnd()));
    }

    /// <summary>Fails when a full queue drops samples, or takes a part of a request.</summary>
    [SkippableFact]
    public async Task A_full_queue_refuses_a_request_as_a_whole()
    {
        using var service = new RunningService("--queue", "12", "--batch", "1", "--step-pause", "100");
        await service.WaitUntilReadyAsync();
        Assert.Equal(HttpStatusCode.Accepted, (await service.PostAsync(s_samples[..12])).Status);

        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(1)), await service.PostAsync(s_samples[..12]));

        Assert.Equal((0, "result accepted=12 learned=12 steps=12", ""), service.Stop());
    }

    /// <summary>Fails when a service that does not learn any more looks healthy, or accepts samples.</summary>
    [SkippableFact]
    public async Task Failed_learning_is_told_while_predictions_go_on()
    {
        using var service = new RunningService("--batch", "1", "--checkpoint", _folder.Path);
        await service.PostAsync(s_samples[..3]);
        await service.PostAsync(([1, 2, 3, 4], 1e30f));
        await service.WaitAsync("checkpointSteps", 3);

        (HttpStatusCode status, string health, _) = await service.SendAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.StartsWith("Unhealthy: learning has failed: The loss is Infinity after 3 updates", health);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await service.PostAsync(s_samples[..3])).Status);
        Assert.Equal(1, (await service.PredictAsync([1, 2, 3, 4])).Version);
        (int exitCode, string result, string errors) = service.Stop();
        Assert.Equal((1, "result accepted=4 learned=3 steps=3"), (exitCode, result));
        Assert.StartsWith("error: samples accepted but not learned: 1. The loss is Infinity", errors);
    }

    /// <summary>Fails when learning ends with the disk, nobody is told, or the next checkpoint is not tried.</summary>
    [Fact]
    public async Task A_checkpoint_that_cannot_be_saved_is_told_until_the_next_one_is()
    {
        string path = _folder.PathOf("run");
        using var service = new RunningService("--batch", "1", "--checkpoint", path, "--checkpoint-steps", "1");
        Directory.Move(path, _folder.PathOf("elsewhere"));
        await service.WaitUntilReadyAsync();
        await service.PostAsync(s_samples[..3]);
        await service.WaitAsync("learned", 3);
        Assert.StartsWith("Degraded: the last checkpoint was not saved: ", (await service.SendAsync("/health/ready")).Body);
        Assert.Null((await service.GetStateAsync())["checkpointSteps"]);

        Directory.Move(_folder.PathOf("elsewhere"), path);
        await service.PostAsync(s_samples[3]);
        await service.WaitAsync("checkpointSteps", 4);
        Assert.Equal("Healthy: learning", (await service.SendAsync("/health/ready")).Body);
    }

    /// <summary>Fails when a meter is missing, or counts other samples than the service.</summary>
    [Fact]
    public async Task Metrics_count_what_was_learned()
    {
        using var service = new RunningService("--publish-steps", "1", "--batch", "5");
        await service.PostAsync(s_samples);
        await service.WaitAsync("learned", s_samples.Length);

        string[] lines = (await service.SendAsync("/metrics")).Body.Split('\n');

        Assert.Equal(25, Value("adamkernels_training_samples_total"));
        Assert.Equal(5, Value("adamkernels_training_steps_total"));
        Assert.Equal(5, Value("adamkernels_serving_publications_total"));
        Assert.Equal(5, Value("adamkernels_training_step_duration_seconds_count"));
        Assert.Equal(25, Value("liveservice_samples_posted_total"));
        Assert.Equal(0, Value("liveservice_samples_queued"));
        Assert.Equal(6, Value("liveservice_weights_version"));
        Assert.Contains(lines, line => line.StartsWith("http_server_request_duration_seconds_count{", StringComparison.Ordinal));

        double Value(string name)
        {
            string line = Assert.Single(lines, line => line.StartsWith($"{name}{{", StringComparison.Ordinal));
            return double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture);
        }
    }
}
