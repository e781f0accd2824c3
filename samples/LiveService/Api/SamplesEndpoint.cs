using LiveService.Hosting;
using LiveService.Learning;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LiveService.Api;

/// <summary>POST /samples: samples to learn. All of a request are accepted, or none.</summary>
/// <remarks>
/// 202 promises that each sample is learned once, unless the process is killed or crashes, learning fails, or a stop takes longer than
/// --stop-seconds. The queue is in memory, so a kill loses what is queued, and what was learned since the newest checkpoint.
/// </remarks>
internal static class SamplesEndpoint
{
    private const int SecondsUntilRoom = 1;
    private const int SecondsUntilRestart = 5;

    /// <summary>Samples of a request at most; fewer if the queue is smaller.</summary>
    private const int MaxSamples = 256;

    public static readonly ExpectedBody Body = new(
        $$"""{"inputs": [[{{PumpModel.InputCount}} numbers], …], "targets": [[{{PumpModel.OutputCount}} number], …]}""");

    public static Results<Accepted<SamplesResponse>, ProblemHttpResult> Handle(
        SamplesRequest? request, SampleQueue queue, Learner learner, ServiceMetrics metrics, HttpResponse response)
    {
        int maxSamples = Math.Min(MaxSamples, queue.Capacity);
        string? problem = Rows.FindProblem("inputs", request?.Inputs, PumpModel.InputCount, maxSamples)
            ?? Rows.FindProblem("targets", request?.Targets, PumpModel.OutputCount, maxSamples);
        if (problem is null && request!.Inputs!.Length != request.Targets!.Length)
        {
            problem = $"Expected as many rows in targets as in inputs, {request.Inputs.Length}, but got {request.Targets.Length}.";
        }

        if (problem is not null)
        {
            return Problems.BadRequest(problem);
        }

        Sample[] samples = [.. request!.Inputs!.Zip(request.Targets!, (inputs, targets) => new Sample(inputs!, targets!))];
        QueueAnswer answer = queue.TryAdd(samples);
        metrics.Count(answer, samples.Length);
        return answer switch
        {
            QueueAnswer.Accepted => TypedResults.Accepted((string?)null, new SamplesResponse(samples.Length)),
            QueueAnswer.Full => Problems.TryLater(
                response,
                SecondsUntilRoom,
                StatusCodes.Status429TooManyRequests,
                $"Expected room for {samples.Length} more samples, but {queue.Count} of {queue.Capacity} wait. None was accepted."),
            _ when learner.Failure is { } failure => Problems.Unavailable($"Nothing is learned any more: {failure} None was accepted."),
            _ => Problems.TryLater(
                response,
                SecondsUntilRestart,
                StatusCodes.Status503ServiceUnavailable,
                "The service is stopping. None was accepted."),
        };
    }
}
