using AdamKernels.Generators.Emission.Kernels;
using AdamKernels.Generators.Emission.Optimizers;
using AdamKernels.Generators.Planning;

namespace AdamKernels.Generators.Emission;

/// <summary>The methods of the kernel classes that the user's class calls, for its contract with the runtime.</summary>
internal sealed class EntryPoints(NetworkPlan plan, OptimizerEmitter optimizer)
{
    private BufferLayout Layout => plan.Layout;

    public Signature Forward => new(
        "Forward",
        [Parameter.Reference("inputs"), Parameter.Reference("parameters"), Parameter.Reference("workspace"), Parameter.Rows(), .. Dropout]);

    public Signature Predict => new("Predict", [.. Prediction, Parameter.Rows()]);

    public Signature PredictOne => new("PredictOne", [.. Prediction, .. PredictionPlan.WritesOutputs(Layout) ? [Parameter.Reference("outputs")] : None]);

    public Signature CalculateLoss => new(
        "CalculateLoss",
        [Parameter.Reference("workspace"), Parameter.Rows(), Parameter.Divisor, .. Layout.DividesBatches ? [Parameter.Rows("firstRow")] : None]);

    public Signature DifferentiateOutputs => new("DifferentiateOutputs", [Parameter.Reference("workspace"), Parameter.Rows()]);

    public Signature Backpropagate => new(
        "Backpropagate",
        [
            Parameter.Reference("inputs"), Parameter.Reference("workspace"), Parameter.Reference("w"), Parameter.Reference("g"), Parameter.Rows(),
            .. Continues, .. Dropout,
        ]);

    public Signature BackpropagateAndUpdate => new(
        "BackpropagateAndUpdate",
        [
            Parameter.Reference("inputs"), Parameter.Reference("workspace"), Parameter.Reference("w"), .. optimizer.Buffers.Select(Parameter.Follower),
            .. Layout.DividesBatches ? [Parameter.Reference("g")] : None, Parameter.Rows(), .. Continues, .. Dropout, Parameter.Scalars,
        ]);

    private static Parameter[] None => [];

    private Parameter[] Dropout => plan.Drops ? [Parameter.Dropout] : None;

    private Parameter[] Continues => Layout.DividesBatches ? [Parameter.Continues] : None;

    private IEnumerable<Parameter> Prediction =>
    [
        Parameter.Reference("inputs"), Parameter.Reference("parameters"), Parameter.Reference("odd"), Parameter.Reference("even"),
        .. PredictionPlan.NeedsDeviations(Layout) ? [Parameter.Reference("deviations")] : None,
    ];
}
