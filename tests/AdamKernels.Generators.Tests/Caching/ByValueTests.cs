using System.Reflection;
using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Parsing;

namespace AdamKernels.Generators.Tests.Caching;

/// <summary>Specs hold attributes: an edit of any of their numbers must make another spec.</summary>
public sealed class ByValueTests
{
    public static TheoryData<string, string> Properties
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (Type type in KnownAttributes.Types)
            {
                foreach (PropertyInfo property in type.GetProperties().Where(property => property.CanWrite))
                {
                    data.Add(type.Name, property.Name);
                }
            }

            return data;
        }
    }

    /// <summary>Fails when a property is not compared, for example because a base class has it.</summary>
    [Theory]
    [MemberData(nameof(Properties))]
    public void Attributes_differ_by_each_property(string typeName, string propertyName)
    {
        Type type = KnownAttributes.Types.Single(type => type.Name == typeName);
        PropertyInfo property = type.GetProperty(propertyName)!;
        Attribute first = Create(type), second = Create(type);
        Assert.Equal(new ByValue<Attribute>(first), new ByValue<Attribute>(second));
        Assert.Equal(new ByValue<Attribute>(first).GetHashCode(), new ByValue<Attribute>(second).GetHashCode());

        property.SetValue(second, Other(property.GetValue(second), property.PropertyType));

        Assert.NotEqual(new ByValue<Attribute>(first), new ByValue<Attribute>(second));
    }

    [Fact]
    public void Arrays_compare_by_their_elements()
    {
        Assert.Equal(Weighted(1, 2), Weighted(1, 2));
        Assert.NotEqual(Weighted(1, 2), Weighted(1, 3));
        Assert.NotEqual(Weighted(1, 2), Weighted(1));

        static ByValue<LossAttribute> Weighted(params double[] weights) => new SoftmaxCrossEntropyAttribute { ClassWeights = weights };
    }

    private static Attribute Create(Type type)
    {
        ConstructorInfo constructor = type.GetConstructors().Single();
        return (Attribute)constructor.Invoke(
            [.. constructor.GetParameters().Select(parameter => parameter.HasDefaultValue
                ? Enum.ToObject(parameter.ParameterType, parameter.DefaultValue!)
                : Convert.ChangeType(2, parameter.ParameterType, System.Globalization.CultureInfo.InvariantCulture))]);
    }

    private static object Other(object? value, Type type) => value switch
    {
        bool flag => !flag,
        double number => number + 1,
        int number => number + 1,
        Enum => Enum.ToObject(type, 1),
        _ => new[] { 1d },
    };
}
