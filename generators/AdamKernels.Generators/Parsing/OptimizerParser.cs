using AdamKernels.Generators.Diagnostics;
using AdamKernels.Generators.Model;

namespace AdamKernels.Generators.Parsing;

/// <summary>Reads the optimizer attributes; the defaults are those of the runtime's attributes.</summary>
internal static class OptimizerParser
{
    public static OptimizerSpec Adam(AttributeReader reader) => new AdamSpec(
        reader.Positive("LearningRate", 1e-3), reader.Decay("Beta1", 0.9), reader.Decay("Beta2", 0.999), reader.Epsilon("Epsilon", 1e-8))
    {
        WeightDecay = reader.NonNegative("WeightDecay", 0),
        AmsGrad = reader.Flag("AmsGrad"),
        Maximize = reader.Flag("Maximize"),
    };

    public static OptimizerSpec AdamW(AttributeReader reader) => new AdamWSpec(
        reader.Positive("LearningRate", 1e-3), reader.Decay("Beta1", 0.9), reader.Decay("Beta2", 0.999), reader.Epsilon("Epsilon", 1e-8))
    {
        WeightDecay = reader.NonNegative("WeightDecay", 1e-2),
        AmsGrad = reader.Flag("AmsGrad"),
        Maximize = reader.Flag("Maximize"),
    };

    public static OptimizerSpec Sgd(AttributeReader reader)
    {
        var spec = new SgdSpec(reader.Positive("LearningRate", 1e-2), reader.Decay("Momentum", 0))
        {
            Dampening = reader.Decay("Dampening", 0),
            Nesterov = reader.Flag("Nesterov"),
            WeightDecay = reader.NonNegative("WeightDecay", 0),
            Maximize = reader.Flag("Maximize"),
        };
        if (reader.IsValid && spec.Nesterov && (spec.Momentum == 0 || spec.Dampening != 0))
        {
            reader.Report(Descriptors.NesterovWithoutMomentum, AttributeReader.Text(spec.Momentum), AttributeReader.Text(spec.Dampening));
        }

        return spec;
    }

    public static OptimizerSpec RmsProp(AttributeReader reader) => new RmsPropSpec(
        reader.Positive("LearningRate", 1e-2), reader.Decay("Alpha", 0.99), reader.Epsilon("Epsilon", 1e-8))
    {
        Centered = reader.Flag("Centered"),
        Momentum = reader.Decay("Momentum", 0),
        WeightDecay = reader.NonNegative("WeightDecay", 0),
        Maximize = reader.Flag("Maximize"),
    };

    public static OptimizerSpec NAdam(AttributeReader reader) => new NAdamSpec(
        reader.Positive("LearningRate", 2e-3),
        reader.Decay("Beta1", 0.9),
        reader.Decay("Beta2", 0.999),
        reader.Epsilon("Epsilon", 1e-8),
        reader.NonNegative("MomentumDecay", 4e-3))
    {
        WeightDecay = reader.NonNegative("WeightDecay", 0),
        Maximize = reader.Flag("Maximize"),
    };

    public static OptimizerSpec RAdam(AttributeReader reader) => new RAdamSpec(
        reader.Positive("LearningRate", 1e-3), reader.Decay("Beta1", 0.9), reader.Decay("Beta2", 0.999), reader.Epsilon("Epsilon", 1e-8))
    {
        WeightDecay = reader.NonNegative("WeightDecay", 0),
        Maximize = reader.Flag("Maximize"),
    };

    public static OptimizerSpec Adamax(AttributeReader reader) => new AdamaxSpec(
        reader.Positive("LearningRate", 2e-3), reader.Decay("Beta1", 0.9), reader.Decay("Beta2", 0.999), reader.Epsilon("Epsilon", 1e-8))
    {
        WeightDecay = reader.NonNegative("WeightDecay", 0),
        Maximize = reader.Flag("Maximize"),
    };

    public static OptimizerSpec Adagrad(AttributeReader reader) => new AdagradSpec(
        reader.Positive("LearningRate", 1e-2), reader.NonNegative("LearningRateDecay", 0), reader.Epsilon("Epsilon", 1e-10))
    {
        InitialAccumulator = reader.NonNegative("InitialAccumulator", 0),
        WeightDecay = reader.NonNegative("WeightDecay", 0),
        Maximize = reader.Flag("Maximize"),
    };

    public static OptimizerSpec Lion(AttributeReader reader) => new LionSpec(
        reader.Positive("LearningRate", 1e-4), reader.Decay("Beta1", 0.9), reader.Decay("Beta2", 0.99))
    {
        WeightDecay = reader.NonNegative("WeightDecay", 0),
        Maximize = reader.Flag("Maximize"),
    };
}
