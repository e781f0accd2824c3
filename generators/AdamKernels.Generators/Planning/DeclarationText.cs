using System.Collections;
using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Planning;

/// <summary>
/// A declaration as files record it, so that a file of another network is recognized. The texts outlive this version of the library: they
/// change only if the meaning of a declaration does.
/// </summary>
internal static class DeclarationText
{
    /// <summary>What predictions depend on besides parameters, such as <c>784-128-10 (Relu, Identity)</c>.</summary>
    public static string Model(NetworkSpec spec)
    {
        IEnumerable<string> layers = spec.Layers.Select(layer => string.Join(" ", Functions(layer)));
        string[] scales =
        [
            .. spec.StandardizesInputs ? ["StandardizeInputs"] : (string[])[],
            .. spec.StandardizesTargets ? ["StandardizeTargets"] : (string[])[],
        ];
        return $"{new SurfacePlan(spec.Surface).Shape} ({string.Join(", ", layers.Concat(scales))})";
    }

    /// <summary>
    /// How the network is trained, such as <c>SoftmaxCrossEntropy, Adam(Beta1, Beta2, Epsilon, WeightDecay)</c>. Hyper-parameters are names
    /// only: their values are part of the state of a training.
    /// </summary>
    public static string Training(NetworkSpec spec) => string.Join(", ", Parts(spec));

    private static IEnumerable<string> Functions(LayerSpec layer)
    {
        if (layer.IsNormalized)
        {
            yield return layer.IsCentered ? nameof(DenseAttribute.LayerNorm) : nameof(DenseAttribute.RmsNorm);
        }

        yield return layer.Activation.ToString();
        if (layer.IsResidual)
        {
            yield return nameof(DenseAttribute.Residual);
        }
    }

    private static IEnumerable<string> Parts(NetworkSpec spec)
    {
        yield return Describe(spec.Loss, Options(spec.Loss));
        yield return Describe(
            spec.Optimizer,
            Options(spec.Optimizer).Concat(((IHyperparameters)spec.Optimizer).Hyperparameters.Select(pair => pair.Name.ToString())));
        if (spec.Gradient.MaxNorm is not null)
        {
            yield return nameof(Hyperparameter.MaxGradientNorm);
        }

        if (spec.Gradient.MaxValue is not null)
        {
            yield return nameof(Hyperparameter.MaxGradientMagnitude);
        }

        if (spec.Gradient.Accumulates)
        {
            yield return $"AccumulateGradients({Literal.Int(spec.Gradient.Batches)})";
        }

        if (spec.Gradient.IsSharded)
        {
            yield return $"Shards({Literal.Int(spec.Gradient.Shards)})";
        }

        if (spec.AverageDecay is { } decay)
        {
            yield return $"AverageParameters({Literal.Plain(decay)})";
        }

        for (int i = 0; i < spec.Layers.Count; i++)
        {
            string[] options = [.. LayerOptions(spec.Layers[i])];
            if (options.Length > 0)
            {
                yield return $"layer {Literal.Int(i + 1)}({string.Join(", ", options)})";
            }
        }
    }

    private static IEnumerable<string> LayerOptions(LayerSpec layer)
    {
        if (layer.Drops)
        {
            yield return layer.HasAdjustableDropout ? nameof(layer.Dropout) : $"{nameof(layer.Dropout)} = {Literal.Plain(layer.Dropout)}";
        }

        if (layer.IsFrozen)
        {
            yield return nameof(DenseAttribute.Frozen);
        }

        if (layer.LearningRateFactor != 1)
        {
            yield return $"{nameof(layer.LearningRateFactor)} = {Literal.Plain(layer.LearningRateFactor)}";
        }
    }

    private static string Describe(Attribute attribute, IEnumerable<string> options)
    {
        string[] all = [.. options];
        string name = attribute.GetType().Name.Replace(nameof(Attribute), "");
        return all.Length == 0 ? name : $"{name}({string.Join(", ", all)})";
    }

    /// <summary>
    /// The options that change what a step computes, without hyper-parameters: properties that are on, and numbers. The learning rate is
    /// part of the state.
    /// </summary>
    private static IEnumerable<string> Options(Attribute attribute)
    {
        foreach (var property in attribute.GetType().GetProperties().OrderBy(property => property.Name, StringComparer.Ordinal))
        {
            bool isState = property.Name is nameof(Attribute.TypeId)
                or nameof(OptimizerAttribute.LearningRate) or nameof(OptimizerAttribute.Adjustable);
            if (isState || Enum.TryParse<Hyperparameter>(property.Name, out _))
            {
                continue;
            }

            switch (property.GetValue(attribute))
            {
                case true:
                    yield return property.Name;
                    break;
                case double number:
                    yield return $"{property.Name} = {Literal.Plain(number)}";
                    break;
                case IList numbers:
                    yield return $"{property.Name} = {string.Join(" ", numbers.Cast<double>().Select(Literal.Plain))}";
                    break;
            }
        }
    }
}
