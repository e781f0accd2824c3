using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Model;
using Microsoft.CodeAnalysis;

namespace AdamKernels.Generators.Parsing;

/// <summary>
/// Reads the runtime's declarations of optimizers for your own parameters: a class with [ParameterOptimizer] and an optimizer
/// attribute.
/// </summary>
internal static class ParameterOptimizerParser
{
    /// <summary>The declaration; null if the class has no optimizer attribute, or one that is out of range.</summary>
    public static ParameterOptimizerSpec? Parse(INamedTypeSymbol type, CancellationToken cancellation)
    {
        AttributeData? attribute = type.GetAttributes().FirstOrDefault(KnownAttributes.Is<OptimizerAttribute>);
        if (attribute is null)
        {
            return null;
        }

        // Only this project declares these, so errors need no explanation: the missing method is an error where it is called.
        bool isValid = true;
        OptimizerAttribute optimizer = OptimizerParser.Parse(new AttributeReader(attribute, _ => isValid = false));
        return isValid ? new ParameterOptimizerSpec(TypeParser.Parse(type, static (_, _) => { }, cancellation), optimizer) : null;
    }

    public static bool IsDeclared(INamedTypeSymbol type) =>
        type.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == KnownAttributes.ParameterOptimizer);
}
