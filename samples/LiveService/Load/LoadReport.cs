using System.Globalization;
using LiveService.Api;

namespace LiveService.Load;

/// <summary>What a load found.</summary>
internal sealed record LoadReport(
    int SamplesPerRequest,
    int PredictingClients,
    double Seconds,
    Times Predictions,
    Times Posts,
    MeasuringClient Measuring,
    AnswerBook Answers,
    StateResponse State)
{
    /// <summary>Answers by an older version than the answer before.</summary>
    public required int BackwardCount { get; init; }

    /// <summary>Root mean square of the errors of predictions before the load.</summary>
    public required double FirstError { get; init; }

    /// <summary>The same after it.</summary>
    public required double LastError { get; init; }

    /// <summary>Writes a table for people, and a last line for programs.</summary>
    public void WriteTo(TextWriter output)
    {
        output.WriteLine("| request | requests | per second | p50 | p99 | max |");
        output.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: |");
        output.WriteLine(Predictions.ToRow($"`POST /predict`, {SamplesPerRequest} samples, {PredictingClients} clients", Seconds));
        output.WriteLine(Posts.ToRow($"`POST /samples`, {SamplesPerRequest} samples, 1 client", Seconds));
        output.WriteLine();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {State.Learned:N0} of {Measuring.AcceptedCount:N0} accepted samples were learned, in {State.Steps:N0} steps.
            {Measuring.RefusalCount:N0} requests found the queue full. {Answers.VersionCount:N0} versions gave
            {Answers.AnswerCount:N0} answers: {Answers.MixtureCount:N0} with other bits than the first one of their version,
            {BackwardCount:N0} by an older version than the answer before.
            Root mean square of the prediction errors: {FirstError:F3} before, {LastError:F3} after.
            """));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"result accepted={Measuring.AcceptedCount} learned={State.Learned} service_accepted={State.Accepted} steps={State.Steps} "
            + $"refusals={Measuring.RefusalCount} versions={Answers.VersionCount} answers={Answers.AnswerCount} "
            + $"mixtures={Answers.MixtureCount} backward={BackwardCount} "
            + $"predict_p50_ms={Predictions.At(0.5):F3} predict_p99_ms={Predictions.At(0.99):F3} "
            + $"post_p50_ms={Posts.At(0.5):F3} post_p99_ms={Posts.At(0.99):F3} "
            + $"first_error={FirstError:F4} last_error={LastError:F4}"));
    }
}
