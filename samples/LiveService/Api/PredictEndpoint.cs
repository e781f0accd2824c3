using AdamKernels;
using LiveService.Learning;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LiveService.Api;

/// <summary>POST /predict: predictions for one or several samples, all by the same weights.</summary>
internal static class PredictEndpoint
{
    /// <summary>Samples of a request at most.</summary>
    public const int MaxSamples = 256;

    public static readonly ExpectedBody Body = new($$"""{"inputs": [[{{PumpModel.InputCount}} numbers], …]}""");

    public static Results<Ok<PredictResponse>, ProblemHttpResult> Handle(PredictRequest? request, WeightPublisher<PumpModel> publisher)
    {
        if (Rows.FindProblem("inputs", request?.Inputs, PumpModel.InputCount, MaxSamples) is { } problem)
        {
            return Problems.BadRequest(problem);
        }

        float[] inputs = [.. request!.Inputs!.SelectMany(row => row!)];
        var outputs = new float[request.Inputs!.Length * PumpModel.OutputCount];
        long version = Predict(publisher, inputs, outputs);
        return TypedResults.Ok(new PredictResponse(version, [.. outputs.Chunk(PumpModel.OutputCount)]));
    }

    /// <summary>
    /// The weights do not change as long as the lease lasts, so outputs and version belong together, whatever the learner does meanwhile.
    /// </summary>
    private static long Predict(WeightPublisher<PumpModel> publisher, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        using WeightLease<PumpModel> weights = publisher.Acquire();
        weights.Network.Predict(inputs, outputs);
        return weights.Version;
    }
}
