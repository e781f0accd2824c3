using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Diagnostics;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Parsing;

/// <summary>Reads an optimizer and checks its options against each other.</summary>
internal static class OptimizerParser
{
    public static OptimizerAttribute Parse(AttributeReader reader)
    {
        (OptimizerAttribute optimizer, bool isValid) = reader.Read<OptimizerAttribute>();
        if (isValid && optimizer is SgdAttribute { Nesterov: true } sgd && (sgd.Momentum == 0 || sgd.Dampening != 0))
        {
            reader.ReportOptions(
                [nameof(SgdAttribute.Nesterov)],
                Descriptors.NesterovWithoutMomentum,
                Literal.Plain(sgd.Momentum),
                Literal.Plain(sgd.Dampening));
        }

        return optimizer;
    }
}
