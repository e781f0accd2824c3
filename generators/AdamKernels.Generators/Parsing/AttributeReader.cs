using System.Collections.Immutable;
using System.Reflection;
using AdamKernels.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace AdamKernels.Generators.Parsing;

/// <summary>Reads one attribute of a declaration and reports numbers that are out of range.</summary>
internal sealed class AttributeReader(AttributeData attribute, Action<Diagnostic> report)
{
    private bool _isValid = true;

    private Type Type => KnownAttributes.TypeOf(attribute)
        ?? throw new InvalidOperationException($"{attribute} is no part of a declaration.");

    /// <summary>Where the attribute is.</summary>
    public Location Location => WrittenAttribute.Of(attribute).GetLocation();

    /// <summary>The name as a user writes it.</summary>
    public string ShortName => KnownAttributes.ShortName(Type);

    /// <summary>Whether a named argument was given.</summary>
    public bool IsSet(string name) => attribute.NamedArguments.Any(argument => argument.Key == name);

    /// <summary>Whether the attribute has no arguments.</summary>
    public bool IsBare => attribute.ConstructorArguments.IsEmpty && attribute.NamedArguments.IsEmpty;

    /// <summary>Where the value of a property is written; null if the attribute leaves it at its default.</summary>
    public Location? Place(string property) => WrittenAttribute.Find(attribute, Type, property)?.GetLocation();

    /// <summary>Where an item of an array is written; null if the array is not written item by item.</summary>
    public Location? Place(string property, int item) =>
        WrittenAttribute.Item(WrittenAttribute.Find(attribute, Type, property), item)?.GetLocation();

    public void Report(DiagnosticDescriptor descriptor, params object[] arguments) => Report(FixFacts.None, descriptor, arguments);

    /// <summary>Reports with what a code fix must know.</summary>
    public void Report(FixFacts facts, DiagnosticDescriptor descriptor, params object[] arguments)
    {
        _isValid = false;
        report(facts.Report(descriptor, Location, arguments));
    }

    /// <summary>Reports options that a code fix may remove.</summary>
    public void ReportOptions(string[] properties, DiagnosticDescriptor descriptor, params object[] arguments) =>
        Report(FixFacts.None.At(FixRole.Remove, properties.Select(property => Place(property))), descriptor, arguments);

    /// <summary>
    /// The attribute, with the defaults of the runtime for what it does not set, and whether all of its numbers are in range.
    /// </summary>
    public (TAttribute Attribute, bool IsValid) Read<TAttribute>()
        where TAttribute : Attribute
    {
        Type type = Type;
        ConstructorInfo constructor = type.GetConstructors().Single();
        object?[] positional = [.. constructor.GetParameters().Select(Positional)];
        var result = (TAttribute)constructor.Invoke(positional);
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (type.GetProperty(argument.Key) is { CanWrite: true } property
                && Convert(argument.Value, property.PropertyType) is { } value)
            {
                property.SetValue(result, value);
            }
        }

        NumberChecker.Check(this, result, (TAttribute)constructor.Invoke(positional));
        return (result, _isValid);
    }

    /// <summary>
    /// An argument of the constructor. A missing one is a compiler error, and a number that is always in range replaces it.
    /// </summary>
    private object Positional(ParameterInfo parameter)
    {
        ImmutableArray<TypedConstant> arguments = attribute.ConstructorArguments;
        TypedConstant given = parameter.Position < arguments.Length ? arguments[parameter.Position] : default;
        object? missing = parameter.HasDefaultValue ? parameter.DefaultValue : 2;
        return (Convert(given, parameter.ParameterType) ?? Convert(missing, parameter.ParameterType))!;
    }

    /// <summary>
    /// The value as a type; null if it has another one. A program may declare attributes with the runtime's names and arguments of any
    /// type.
    /// </summary>
    private static object? Convert(TypedConstant constant, Type type) =>
        constant.Kind != TypedConstantKind.Array ? Convert(constant.Value, type)
        : type == typeof(double[]) && !constant.IsNull ? Numbers(constant.Values)
        : null;

    /// <summary>The items of an array; null if one is no number, which is an error already.</summary>
    private static double[]? Numbers(ImmutableArray<TypedConstant> items)
    {
        object?[] numbers = [.. items.Select(item => Convert(item, typeof(double)))];
        return numbers.Contains(null) ? null : [.. numbers.Cast<double>()];
    }

    private static object? Convert(object? value, Type type) =>
        type.IsEnum && value is int number ? Enum.ToObject(type, number)
        : type == typeof(double) && value is int whole ? (double)whole
        : type == typeof(double) && value is double real ? ZeroWithoutSign(real)
        : type.IsInstanceOfType(value) ? value
        : null;

    /// <summary>
    /// The number, but 0 for -0. They are equal, so that a spec with the one would not replace a spec with the other, and .NET Framework,
    /// where compilers may run, writes both as 0.
    /// </summary>
    private static double ZeroWithoutSign(double number) => number + 0.0;
}
