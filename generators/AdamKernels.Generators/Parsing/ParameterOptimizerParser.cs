using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Model;
using Microsoft.CodeAnalysis;

namespace AdamKernels.Generators.Parsing;

/// <summary>
/// Reads the runtime's declarations of optimizers for flat parameters: a class with [ParameterOptimizer] and an optimizer attribute.
/// </summary>
internal static class ParameterOptimizerParser
{
    /// <summary>The declaration, or null where no optimizer attribute stands at the class or one is out of range.</summary>
    public static ParameterOptimizerSpec? Parse(INamedTypeSymbol type, CancellationToken cancellation)
    {
        AttributeData? attribute = type.GetAttributes().FirstOrDefault(KnownAttributes.Is<OptimizerAttribute>);
        if (attribute is null)
        {
            return null;
        }

        // Nobody but this project declares these, so that what is wrong need not be explained: the missing method is an error at its call.
        bool isValid = true;
        OptimizerAttribute optimizer = OptimizerParser.Parse(new AttributeReader(attribute, Location.None, _ => isValid = false));
        return isValid ? new ParameterOptimizerSpec(TypeParser.Parse(type, static (_, _) => { }, cancellation), optimizer) : null;
    }

    public static bool IsDeclared(INamedTypeSymbol type) =>
        type.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == KnownAttributes.ParameterOptimizer);
}
