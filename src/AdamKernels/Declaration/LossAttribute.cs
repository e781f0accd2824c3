namespace AdamKernels;

/// <summary>Declares the loss of a network.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class LossAttribute : Attribute
{
    private protected LossAttribute()
    {
    }

    /// <summary>Whether the loss applies a function of its own to the outputs, so that the last layer must not.</summary>
    internal virtual bool TakesLogits => false;

    /// <summary>Whether targets are quantities with a unit, which can be standardized.</summary>
    internal virtual bool TakesQuantities => false;
}
