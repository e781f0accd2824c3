using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Model;

namespace AdamKernels.Generators.Tests.Caching;

/// <summary>Lists in specs, and specs as the keys of a cache.</summary>
public sealed class EquatableArrayTests
{
    [Fact]
    public void Compare_by_their_items()
    {
        EquatableArray<int> items = new([1, 2]);
        Assert.True(items.Equals((object)new EquatableArray<int>([1, 2])));
        Assert.False(items.Equals((object)new EquatableArray<int>([2, 1])));
        Assert.False(items.Equals("1, 2"));
        Assert.Equal(items.GetHashCode(), new EquatableArray<int>([1, 2]).GetHashCode());
        Assert.NotEqual(items.GetHashCode(), new EquatableArray<int>([2, 1]).GetHashCode());
    }

    /// <summary>Fails when a list that nobody set is no list.</summary>
    [Fact]
    public void Are_empty_by_default()
    {
        EquatableArray<int> items = default;
        Assert.Equal((0, new EquatableArray<int>([])), (items.Count, items));
        Assert.Empty(items);
        Assert.Throws<ArgumentOutOfRangeException>(() => items[0]);
    }

    [Fact]
    public void Attributes_are_equal_as_objects_too()
    {
        ByValue<OptimizerAttribute> adam = new AdamAttribute { Beta1 = 0.5 };
        Assert.True(adam.Equals((object)new ByValue<OptimizerAttribute>(new AdamAttribute { Beta1 = 0.5 })));
        Assert.False(adam.Equals((object)new ByValue<OptimizerAttribute>(new AdamAttribute())));
        Assert.False(adam.Equals((object)adam.Value));
    }
}
