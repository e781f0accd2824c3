using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Optimizers;

/// <content>What comes before the formula of each optimizer: the sign of the gradient, and weight decay.</content>
internal abstract partial class OptimizerEmitter
{
    private const string Sign = "sign";
    private const string WeightDecay = "weightDecay";
    private const string WithoutDecay = "// Where there is no decay, it is left out: 0 times an infinite parameter would be NaN.";

    /// <summary>
    /// Whether weight decay shrinks the parameter by itself, as in AdamW, instead of joining the gradient. The step's scalar <c>Decay</c>
    /// says by how much, because it depends on the learning rate.
    /// </summary>
    protected virtual bool IsDecayDecoupled => false;

    private bool HasSign => takesHyperParameters || spec.Maximize;

    /// <summary>Whether weight decay is emitted: a decay that is 0 as a float is none.</summary>
    private bool HasDecay => takesHyperParameters || (float)spec.WeightDecay != 0;

    private IEnumerable<string> GradientScalars => (_control.IsScaled ? new[] { "GradientScale" } : []).Concat(HasDecay && IsDecayDecoupled ? ["Decay"] : []);

    private IEnumerable<Coefficient> GradientCoefficients =>
    [
        .. HasDecay && !IsDecayDecoupled ? [new Coefficient(WeightDecay, spec.WeightDecay)] : (Coefficient[])[],
        .. HasSign ? [new Coefficient(Sign, spec.Maximize ? -1 : 1)] : (Coefficient[])[],
    ];

    private string ControlFormula => (_control.IsScaled ? "g = gradientScale g; " : "") + (_control.MaxValue is { } limit ? $"g limited to +-{Literal.Float(limit)}; " : "");

    private string GradientFormula =>
        (takesHyperParameters ? "g = sign g; " : HasSign ? "g = -g; " : "")
        + (!HasDecay ? "" : IsDecayDecoupled ? "w += decay w; " : "g += weightDecay w; ");

    /// <summary>The limits that the network declares, which come before anything of the optimizer.</summary>
    private IEnumerable<string> Control(VectorWriter vector)
    {
        if (_control.IsScaled)
        {
            yield return "g = g * gradientScale;";
        }

        if (_control.MaxValue is { } limit)
        {
            yield return $"{vector.Type} limit = {vector.Constant(limit)};";
            yield return $"g = {vector.Clamp("g", "limit")};";
        }
    }

    /// <summary>Turns the raw gradient into the one that the formula takes: first the sign, then the decay, as PyTorch does.</summary>
    private IEnumerable<string> Gradient(VectorWriter vector)
    {
        if (HasSign)
        {
            if (!takesHyperParameters)
            {
                yield return "// Upwards: what follows descends.";
            }

            yield return $"g = g * {Constant(vector, Sign)};";
        }

        if (HasDecay && !IsDecayDecoupled)
        {
            string decay = Constant(vector, WeightDecay);
            yield return $"{vector.Type} wt = {vector.Load("w", "at")};";
            yield return takesHyperParameters ? WithoutDecay : "";
            yield return $"g = {IfDecays(vector, decay, Comparison.GreaterThan, vector.MultiplyAdd(decay, "wt", "g"), "g")};";
            yield return "";
        }
    }

    /// <summary>Shrinks the parameter by itself, into wt, where the decay is decoupled.</summary>
    private IEnumerable<string> Decay(VectorWriter vector)
    {
        if (HasDecay && IsDecayDecoupled)
        {
            yield return $"{vector.Type} wt = {vector.Load("w", "at")};";
            yield return takesHyperParameters ? WithoutDecay : "";
            yield return $"wt = {IfDecays(vector, "decay", Comparison.LessThan, vector.MultiplyAdd("decay", "wt", "wt"), "wt")};";
        }
    }

    private string IfDecays(VectorWriter vector, string decay, Comparison comparison, string then, string otherwise) =>
        takesHyperParameters ? vector.Select(decay, comparison, vector.Zero, then, otherwise) : then;
}
