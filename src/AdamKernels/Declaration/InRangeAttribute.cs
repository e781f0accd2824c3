namespace AdamKernels;

/// <summary>Says what a number of a declaration may be; for an array, what each of its numbers may be.</summary>
/// <param name="range">The range.</param>
/// <param name="name">The number's name in messages; null for the property's.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class InRangeAttribute(NumberRange range, string? name = null) : Attribute
{
    /// <summary>Says that the number is a hyper-parameter, and has its range.</summary>
    /// <param name="hyperparameter">The hyper-parameter.</param>
    /// <param name="name">The number's name in messages; null for the property's.</param>
    public InRangeAttribute(Hyperparameter hyperparameter, string? name = null)
        : this(hyperparameter.Range(), name)
    {
    }

    /// <summary>The range.</summary>
    public NumberRange Range { get; } = range;

    /// <summary>The number's name in messages; null for the property's.</summary>
    public string? Name { get; } = name;
}
