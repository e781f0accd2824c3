using System.Reflection;
using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Parsing;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Tests.Harness;

/// <summary>What can be declared, found by reflection, so that tests over all of it follow when something is added.</summary>
internal static class DeclaredAttributes
{
    private const double Number = 0.5;

    public static IReadOnlyList<Type> Losses { get; } = [.. OfType<LossAttribute>()];

    public static IReadOnlyList<Type> Optimizers { get; } = [.. OfType<OptimizerAttribute>()];

    /// <summary>
    /// The optimizers with every option that changes what is emitted, on and off, in all valid combinations: flags, numbers that are 0 by
    /// default, and weight decay.
    /// </summary>
    public static IEnumerable<OptimizerAttribute> OptimizerVariants => Optimizers.SelectMany(Variants);

    /// <summary>Options of a layer that change what is emitted. (An initial value does not.)</summary>
    public static IReadOnlyList<PropertyInfo> LayerOptions { get; } =
    [
        .. typeof(DenseAttribute).GetProperties().Where(option => option.CanWrite && option.Name != nameof(DenseAttribute.InitialValue))
            .Where(option => option.PropertyType == typeof(bool) || option.PropertyType == typeof(double)),
    ];

    /// <summary>An option with a value that it does not have by default, as it is written in a declaration.</summary>
    public static string Text(PropertyInfo option) => Text(option, Other(option, Default(option.ReflectedType!)));

    /// <summary>An attribute as it is written in a declaration.</summary>
    public static string Text(OptimizerAttribute optimizer)
    {
        object standard = Default(optimizer.GetType());
        IEnumerable<string> arguments = optimizer.GetType().GetProperties()
            .Where(option => !Equals(option.GetValue(optimizer), option.GetValue(standard)))
            .Select(option => Text(option, option.GetValue(optimizer)!));
        return $"{KnownAttributes.ShortName(optimizer.GetType())}({string.Join(", ", arguments)})";
    }

    /// <summary>Switches an option on.</summary>
    public static void Set(object attribute, PropertyInfo option) => option.SetValue(attribute, Other(option, attribute));

    private static IEnumerable<Type> OfType<TAttribute>() =>
        KnownAttributes.Types.Where(type => type.IsSubclassOf(typeof(TAttribute))).OrderBy(type => type.Name, StringComparer.Ordinal);

    private static IEnumerable<OptimizerAttribute> Variants(Type type)
    {
        object standard = Default(type);
        PropertyInfo[] options =
        [
            .. type.GetProperties().Where(
                option => option.GetValue(standard) is false or 0d || option.Name == nameof(OptimizerAttribute.WeightDecay)),
        ];
        for (int mask = 0; mask < 1 << options.Length; mask++)
        {
            var optimizer = (OptimizerAttribute)Default(type);
            foreach (PropertyInfo option in options.Where((_, i) => (mask >> i & 1) != 0))
            {
                Set(optimizer, option);
            }

            if (optimizer is not SgdAttribute { Nesterov: true } sgd || (sgd.Momentum != 0 && sgd.Dampening == 0))
            {
                yield return optimizer;
            }
        }
    }

    private static object Default(Type type) => type == typeof(DenseAttribute) ? new DenseAttribute(1) : Activator.CreateInstance(type)!;

    private static object Other(PropertyInfo option, object attribute) =>
        option.GetValue(attribute) is bool flag ? !flag
        : option.Name == nameof(OptimizerAttribute.WeightDecay) && option.GetValue(attribute) is not 0d ? 0d
        : Number;

    private static string Text(PropertyInfo option, object value) =>
        $"{option.Name} = {(value is bool flag ? (flag ? "true" : "false") : Literal.Plain((double)value))}";
}
