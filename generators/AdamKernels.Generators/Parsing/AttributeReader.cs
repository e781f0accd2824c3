using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Diagnostics;
using AdamKernels.Generators.Writing;
using Microsoft.CodeAnalysis;

namespace AdamKernels.Generators.Parsing;

/// <summary>Reads one attribute of a declaration and reports numbers that are out of range.</summary>
internal sealed class AttributeReader(AttributeData attribute, Location fallback, Action<Diagnostic> report)
{
    private bool _isValid = true;

    private Location Location => attribute.ApplicationSyntaxReference is { } reference
        ? Location.Create(reference.SyntaxTree, reference.Span)
        : fallback;

    /// <summary>Whether a named argument was given.</summary>
    public bool IsSet(string name) => attribute.NamedArguments.Any(argument => argument.Key == name);

    public void Report(DiagnosticDescriptor descriptor, params object[] arguments)
    {
        _isValid = false;
        report(Diagnostic.Create(descriptor, Location, arguments));
    }

    /// <summary>
    /// The attribute, with the defaults of the runtime for what it does not set, and whether all of its numbers are in range.
    /// </summary>
    public (TAttribute Attribute, bool IsValid) Read<TAttribute>()
        where TAttribute : Attribute
    {
        Type type = KnownAttributes.TypeOf(attribute) ?? throw new InvalidOperationException($"{attribute} is no part of a declaration.");
        ConstructorInfo constructor = type.GetConstructors().Single();
        var result = (TAttribute)constructor.Invoke([.. constructor.GetParameters().Select(Positional)]);
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (type.GetProperty(argument.Key) is { CanWrite: true } property
                && Convert(argument.Value, property.PropertyType) is { } value)
            {
                property.SetValue(result, value);
            }
        }

        foreach (PropertyInfo property in type.GetProperties())
        {
            Check(property, property.GetValue(result));
        }

        return (result, _isValid);
    }

    private void Check(PropertyInfo property, object? value)
    {
        if (value is null || property.GetCustomAttribute<InRangeAttribute>() is not { } expected)
        {
            return;
        }

        string name = expected.Name ?? property.Name;
        foreach (object item in value is double[] items ? (IEnumerable)items : new[] { value })
        {
            double number = System.Convert.ToDouble(item, CultureInfo.InvariantCulture);
            if (expected.Range.Contains(number))
            {
                continue;
            }

            if (expected.Range == NumberRange.Size)
            {
                Report(Descriptors.SizeBelowOne, name, Literal.Plain(number));
            }
            else
            {
                string what = value is Array ? $"Each number of {name}" : name;
                Report(Descriptors.HyperParameter, what, expected.Range.Describe(), Literal.Plain(number));
            }
        }
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
        : type == typeof(double[]) && !constant.IsNull ? constant.Values.Select(item => item.Value is double value ? value : 0).ToArray()
        : null;

    private static object? Convert(object? value, Type type) =>
        type.IsEnum && value is int number ? Enum.ToObject(type, number)
        : type == typeof(double) && value is int whole ? (double)whole
        : type.IsInstanceOfType(value) ? value
        : null;
}
