using System.Globalization;
using AdamKernels.Generators.Diagnostics;
using AdamKernels.Generators.Model;
using Microsoft.CodeAnalysis;

namespace AdamKernels.Generators.Parsing;

/// <summary>Reads the arguments of one attribute and reports those that are out of range.</summary>
internal sealed class AttributeReader(AttributeData attribute, Location fallback, Action<Diagnostic> report)
{
    public const string PositiveText = "positive, finite and not 0 or infinite as a float";

    public Location Location => attribute.ApplicationSyntaxReference is { } reference
        ? Location.Create(reference.SyntaxTree, reference.Span)
        : fallback;

    /// <summary>Whether nothing was reported yet: what depends on several arguments is checked only if each of them is in range.</summary>
    public bool IsValid { get; private set; } = true;

    /// <summary>A constructor's integer argument that must be at least 1.</summary>
    public int Size(int index, string name) => AtLeastOne(
        Positional(index) is int value ? value : 1, name);

    /// <summary>A named integer argument that must be at least 1.</summary>
    public int NamedSize(string name, int otherwise) => AtLeastOne(Named(name) is int value ? value : otherwise, name);

    /// <summary>A constructor's enum argument, as its value.</summary>
    public int Enum(int index) => Integer(index, 0);

    /// <summary>A constructor's integer argument, unchecked.</summary>
    public int Integer(int index, int otherwise) => Positional(index) is int value ? value : otherwise;

    /// <summary>A named enum argument, as its value; 0 unless set.</summary>
    public int NamedEnum(string name) => Named(name) is int value ? value : 0;

    /// <summary>Whether a named argument was given.</summary>
    public bool IsSet(string name) => attribute.NamedArguments.Any(argument => argument.Key == name);

    /// <summary>A named array of numbers, empty unless set; each is checked.</summary>
    public EquatableArray<double> Numbers(string name, string expected, Func<double, bool> isValid)
    {
        TypedConstant given = attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value;
        if (given.Kind != TypedConstantKind.Array || given.IsNull)
        {
            return default;
        }

        double[] values = given.Values.Select(item => item.Value is double value ? value : 0).ToArray();
        if (values.Length == 0)
        {
            Report(Descriptors.HyperParameter, name, "a weight for each output", "an empty array");
        }

        foreach (double value in values.Where(value => !isValid(value)))
        {
            Report(Descriptors.HyperParameter, $"Each number of {name}", expected, value.ToString("R", CultureInfo.InvariantCulture));
        }

        return new EquatableArray<double>(values);
    }

    /// <summary>A constructor's number that must be positive and finite.</summary>
    public double Positive(int index, string name)
    {
        double value = Positional(index) is double given ? given : 1;
        if (!IsPositive(value))
        {
            Report(Descriptors.HyperParameter, name, PositiveText, value.ToString("R", CultureInfo.InvariantCulture));
            return 1;
        }

        return value;
    }

    /// <summary>A named number that must be positive and finite.</summary>
    public double Positive(string name, double otherwise) => Number(
        name, otherwise, PositiveText, IsPositive);

    /// <summary>A named number that must be in [0, 1).</summary>
    public double Decay(string name, double otherwise) => Number(
        name, otherwise, "at least 0 and below 1, also when rounded to float", value => value >= 0 && (float)value < 1);

    /// <summary>A named number that must be at least 0 and finite.</summary>
    public double NonNegative(string name, double otherwise) => Number(
        name, otherwise, "at least 0 and finite as a float", value => value >= 0 && (float)value <= float.MaxValue);

    /// <summary>A named number that is added to a root so that nothing is divided by 0, even after it was scaled and rounded.</summary>
    public double Epsilon(string name, double otherwise) => Number(
        name, otherwise, "at least 1E-30 and finite as a float", value => value >= 1e-30 && (float)value <= float.MaxValue);

    /// <summary>A named option, off unless set.</summary>
    public bool Flag(string name) => Named(name) is true;

    /// <summary>A number as diagnostics show it.</summary>
    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public static bool IsPositive(double value) => (float)value > 0 && (float)value <= float.MaxValue;

    public void Report(DiagnosticDescriptor descriptor, params object[] arguments)
    {
        IsValid = false;
        report(Diagnostic.Create(descriptor, Location, arguments));
    }

    /// <summary>A named number and what it must be.</summary>
    public double Number(string name, double otherwise, string expected, Func<double, bool> isValid)
    {
        double value = Named(name) is double given ? given : otherwise;
        if (!isValid(value))
        {
            Report(Descriptors.HyperParameter, name, expected, Text(value));
            return otherwise;
        }

        return value;
    }

    private int AtLeastOne(int value, string name)
    {
        if (value < 1)
        {
            Report(Descriptors.SizeBelowOne, name, value.ToString(CultureInfo.InvariantCulture));
        }

        return value;
    }

    private object? Positional(int index) => index < attribute.ConstructorArguments.Length ? Single(attribute.ConstructorArguments[index]) : null;

    private object? Named(string name) => Single(attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value);

    /// <summary>A value that is no array: a program may declare attributes of the runtime's names, with arguments of any kind.</summary>
    private static object? Single(TypedConstant constant) => constant.Kind == TypedConstantKind.Array ? null : constant.Value;
}
