using LiveService.CommandLine;

namespace LiveService.Learning;

/// <summary>Learns in the background what is queued, and shuts down cleanly.</summary>
internal sealed class Learner(Training training, SampleQueue queue, LiveServiceOptions options, ILogger<Learner> logger) : BackgroundService
{
    private volatile bool _isWarm;
    private volatile string? _failure;

    /// <summary>Whether the first prediction and the first step are as fast as the next ones.</summary>
    public bool IsWarm => _isWarm;

    /// <summary>Why learning has ended; null if it has not, or was shut down cleanly.</summary>
    public string? Failure => _failure;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var deadline = new CancellationTokenSource();
        using CancellationTokenRegistration start =
            stoppingToken.Register(() => deadline.CancelAfter(TimeSpan.FromSeconds(options.StopSeconds)));
        try
        {
            training.WarmUp();
            _isWarm = true;

            // A stop closes the queue. This loop ends when the queue is empty as well: whatever was accepted is learned.
            while (await queue.WaitAsync(deadline.Token))
            {
                deadline.Token.ThrowIfCancellationRequested();
                training.Learn(queue);
                if (options.StepPause > 0)
                {
                    await Task.Delay(options.StepPause, deadline.Token);
                }
            }
        }
        catch (OperationCanceledException)
        {
            Fail($"The stop took longer than {options.StopSeconds} s.");
        }
        catch (Exception error)
        {
            Fail(error.Message);
        }
        finally
        {
            // The weights are as before the step that failed.
            training.Save();
        }
    }

    /// <summary>Predictions go on with the last published weights, but no sample is accepted that would never be learned.</summary>
    private void Fail(string failure)
    {
        _failure = failure;
        queue.Close();
        logger.LogError("Learning has failed: {Failure}", failure);
    }
}
