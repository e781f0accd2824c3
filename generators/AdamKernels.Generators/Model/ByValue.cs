using System.Collections;

namespace AdamKernels.Generators.Model;

/// <summary>An attribute that compares by the values of its properties, so that a spec that holds one can be a cache key.</summary>
/// <remarks>
/// <see cref="Attribute.Equals(object)"/> ignores the properties of base classes on .NET Framework, where compilers may run.
/// </remarks>
/// <typeparam name="TAttribute">The type of the attribute.</typeparam>
internal readonly struct ByValue<TAttribute>(TAttribute value) : IEquatable<ByValue<TAttribute>>
    where TAttribute : Attribute
{
    public TAttribute Value => value;

    public static implicit operator ByValue<TAttribute>(TAttribute attribute) => new(attribute);

    public bool Equals(ByValue<TAttribute> other) =>
        Value.GetType() == other.Value.GetType() && Properties(Value).SequenceEqual(Properties(other.Value));

    public override bool Equals(object? obj) => obj is ByValue<TAttribute> other && Equals(other);

    public override int GetHashCode() =>
        Properties(Value).Aggregate(Value.GetType().GetHashCode(), (hash, item) => unchecked(hash * 31 + (item?.GetHashCode() ?? 0)));

    /// <summary>The values of all properties; an array is preceded by its length.</summary>
    private static IEnumerable<object?> Properties(TAttribute attribute) => attribute.GetType().GetProperties()
        .Where(property => property.Name != nameof(Attribute.TypeId))
        .OrderBy(property => property.Name, StringComparer.Ordinal)
        .SelectMany(property => property.GetValue(attribute) is IList items
            ? items.Cast<object?>().Prepend(items.Count)
            : [property.GetValue(attribute)]);
}
