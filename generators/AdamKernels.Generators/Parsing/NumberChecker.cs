using System.Globalization;
using System.Reflection;
using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Diagnostics;
using AdamKernels.Generators.Writing;
using Microsoft.CodeAnalysis;

namespace AdamKernels.Generators.Parsing;

/// <summary>Checks the numbers of an attribute against their ranges, and suggests the nearest number in range and the default.</summary>
internal static class NumberChecker
{
    /// <param name="reader">The reader of the attribute.</param>
    /// <param name="given">The attribute.</param>
    /// <param name="standard">The attribute without its named arguments.</param>
    public static void Check(AttributeReader reader, Attribute given, Attribute standard)
    {
        foreach (PropertyInfo property in given.GetType().GetProperties())
        {
            if (property.GetValue(given) is not { } value || property.GetCustomAttribute<InRangeAttribute>() is not { } expected)
            {
                continue;
            }

            if (value is double[] items)
            {
                CheckItems(reader, property.Name, expected.Range, items);
            }
            else if (Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && !expected.Range.Contains(number))
            {
                FixFacts facts = property.CanWrite
                    ? FixFacts.None.At(FixRole.Remove, reader.Place(property.Name))
                        .With(FixText.RemoveTitle, $"Use the default of {property.Name}, {Text(property.GetValue(standard)!)}")
                    : FixFacts.None;
                string title = property.CanWrite ? $"{property.Name} = " : "";
                facts = Suggest(facts, expected.Range, number, title, reader.Place(property.Name));
                Report(reader, facts, expected.Name ?? property.Name, expected.Range, number);
            }
        }
    }

    private static void CheckItems(AttributeReader reader, string name, NumberRange range, double[] items)
    {
        for (int i = 0; i < items.Length; i++)
        {
            if (!range.Contains(items[i]))
            {
                FixFacts facts = Suggest(FixFacts.None, range, items[i], "", reader.Place(name, i));
                Report(reader, facts, $"Each number of {name}", range, items[i]);
            }
        }
    }

    private static FixFacts Suggest(FixFacts facts, NumberRange range, double number, string title, Location? place) =>
        range.Nearest(number) is { } nearest ? facts.Set($"Use {title}{Text(nearest)}", Text(nearest), place) : facts;

    private static void Report(AttributeReader reader, FixFacts facts, string name, NumberRange range, double number)
    {
        if (range == NumberRange.Size)
        {
            reader.Report(facts, Descriptors.SizeBelowOne, name, Text(number));
        }
        else
        {
            reader.Report(facts, Descriptors.HyperParameter, name, range.Describe(), Text(number));
        }
    }

    private static string Text(object number) => Literal.Plain(Convert.ToDouble(number, CultureInfo.InvariantCulture));
}
