using System.Diagnostics;
using LiveService.Api;

namespace LiveService.Load;

/// <summary>Asks for the same predictions again and again, one request after the other.</summary>
internal sealed class PredictingClient(Uri address, float[][] inputs, AnswerBook answers)
{
    /// <summary>Answers by an older version than the answer before.</summary>
    public int BackwardCount { get; private set; }

    /// <param name="times">Gets the times of the requests; null for none.</param>
    /// <param name="end">When to end.</param>
    public async Task RunAsync(Times? times, CancellationToken end)
    {
        using var client = new ServiceClient(address);
        List<double> milliseconds = [];
        long version = 0;
        while (!end.IsCancellationRequested)
        {
            long start = Stopwatch.GetTimestamp();
            PredictResponse answer = await client.PredictAsync(inputs);
            milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            answers.Add(answer);
            BackwardCount += answer.Version < version ? 1 : 0;
            version = answer.Version;
        }

        times?.Add(milliseconds);
    }
}
