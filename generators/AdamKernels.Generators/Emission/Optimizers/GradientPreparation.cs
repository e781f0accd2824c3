using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Emission.Kernels;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Optimizers;

/// <summary>
/// Prepares the gradient for the formula of an optimizer: the limits that the network declares, the sign, and weight decay.
/// </summary>
/// <param name="plan">The optimizer.</param>
internal sealed class GradientPreparation(OptimizerPlan plan)
{
    private const string Sign = "sign";
    private static readonly string s_limit = Coefficient.NameOf(Hyperparameter.MaxGradientMagnitude);
    private static readonly string s_weightDecay = Coefficient.NameOf(Hyperparameter.WeightDecay);
    private const string WithoutDecay = "// A decay of 0 is left out: 0 times an infinite parameter would be NaN.";

    /// <summary>Whether the decayed parameter is in wt before it moves.</summary>
    public bool DecaysParameter => plan.Decays && plan.Traits.IsDecayDecoupled;

    /// <summary>The scalars of a step that it uses.</summary>
    public IEnumerable<string> Scalars =>
        (plan.Gradient.IsScaled ? new[] { "GradientScale" } : []).Concat(DecaysParameter ? ["Decay"] : []);

    /// <summary>The coefficients that it uses.</summary>
    public IEnumerable<Coefficient> Coefficients
    {
        get
        {
            if (DecaysGradient)
            {
                yield return Coefficient.Of(Hyperparameter.WeightDecay, plan.Spec.WeightDecay) with
                {
                    IsArgument = plan.TakesHyperParameters,
                };
            }

            if (plan.HasSign)
            {
                yield return new Coefficient(Sign, plan.Spec.Maximize ? -1 : 1) { IsArgument = plan.TakesSign };
            }

            if (plan.Gradient.MaxValue is { } limit && plan.Gradient.AdjustsMaxValue)
            {
                yield return Coefficient.Of(Hyperparameter.MaxGradientMagnitude, limit) with { IsArgument = true };
            }
        }
    }

    /// <summary>The preparation as a formula.</summary>
    public string Formula =>
        (plan.Gradient.IsScaled ? "g = gradientScale g; " : "")
        + (plan.Gradient.MaxValue is { } limit
            ? $"g limited to +-{(plan.Gradient.AdjustsMaxValue ? s_limit : Literal.Plain(limit))}; "
            : "")
        + (plan.TakesSign ? "g = sign g; " : plan.HasSign ? "g = -g; " : "")
        + (DecaysParameter ? "w += decay w; " : DecaysGradient ? "g += weightDecay w; " : "");

    private bool DecaysGradient => plan.Decays && !plan.Traits.IsDecayDecoupled;

    /// <summary>
    /// Emits the preparation: first the limits and the sign, then the decay, as in PyTorch.
    /// </summary>
    /// <param name="vector">Spells the operations.</param>
    /// <param name="constant">A coefficient in every lane.</param>
    public IEnumerable<string> Emit(VectorWriter vector, Func<string, string> constant)
    {
        if (plan.Gradient.IsScaled)
        {
            yield return "g = g * gradientScale;";
        }

        if (plan.Gradient.MaxValue is { } limit)
        {
            if (!plan.Gradient.AdjustsMaxValue)
            {
                yield return $"{vector.Type} limit = {vector.Constant(limit)};";
            }

            yield return $"g = {vector.Clamp("g", plan.Gradient.AdjustsMaxValue ? constant(s_limit) : "limit")};";
        }

        if (plan.HasSign)
        {
            if (!plan.TakesSign)
            {
                yield return "// Maximize: what follows minimizes.";
            }

            yield return $"g = g * {constant(Sign)};";
        }

        if (DecaysGradient)
        {
            string decay = constant(s_weightDecay);
            yield return $"{vector.Type} wt = {vector.Load(Parameter.Updated, "at")};";
            yield return plan.TakesHyperParameters ? WithoutDecay : "";
            yield return $"g = {IfDecays(vector, decay, Comparison.GreaterThan, vector.MultiplyAdd(decay, "wt", "g"), "g")};";
            yield return "";
        }
    }

    /// <summary>Shrinks the parameter by itself, into wt, where the decay is decoupled.</summary>
    public IEnumerable<string> Decay(VectorWriter vector)
    {
        if (DecaysParameter)
        {
            yield return $"{vector.Type} wt = {vector.Load(Parameter.Updated, "at")};";
            yield return plan.TakesHyperParameters ? WithoutDecay : "";
            yield return $"wt = {IfDecays(vector, "decay", Comparison.LessThan, vector.MultiplyAdd("decay", "wt", "wt"), "wt")};";
        }
    }

    private string IfDecays(VectorWriter vector, string decay, Comparison comparison, string then, string otherwise) =>
        plan.TakesHyperParameters ? vector.Select(decay, comparison, vector.Zero, then, otherwise) : then;
}
