using AdamKernels.Generators.Model;

namespace AdamKernels.Generators.Parsing;

/// <summary>Reads the optimizer attributes; the defaults are those of the runtime's attributes.</summary>
internal static class OptimizerParser
{
    public static OptimizerSpec Adam(AttributeReader reader) => new AdamSpec(
        reader.Positive("LearningRate", 1e-3), reader.Decay("Beta1", 0.9), reader.Decay("Beta2", 0.999), reader.Epsilon("Epsilon", 1e-8));

    public static OptimizerSpec Sgd(AttributeReader reader) => new SgdSpec(reader.Positive("LearningRate", 1e-2), reader.Decay("Momentum", 0));

    public static OptimizerSpec RmsProp(AttributeReader reader) => new RmsPropSpec(
        reader.Positive("LearningRate", 1e-2), reader.Decay("Alpha", 0.99), reader.Epsilon("Epsilon", 1e-8));
}
