namespace AdamKernels.Generators.Planning.Program;

/// <summary>The argument of a call for one of the kernel's parameters.</summary>
internal abstract record Argument
{
    /// <summary>The buffer that it refers to; null if it is not a reference.</summary>
    public virtual NamedBuffer? Buffer => null;

    /// <summary>A reference to a buffer.</summary>
    internal sealed record Reference(NamedBuffer Place) : Argument
    {
        public override NamedBuffer? Buffer => Place;
    }

    /// <summary>A number that follows from the declaration.</summary>
    internal sealed record Constant(int Value) : Argument;

    /// <summary>The parameter of the same name of the calling method.</summary>
    internal sealed record Same : Argument;

    /// <summary>The scalars of a step, for a layer with its own learning rate.</summary>
    /// <param name="LearningRateFactor">What the learning rate is multiplied by.</param>
    internal sealed record Scalars(double LearningRateFactor) : Argument;

    /// <summary>The fraction that a layer drops, as it is now.</summary>
    /// <param name="Layer">Index of the layer, from 0.</param>
    internal sealed record DropFraction(int Layer) : Argument;

    public static implicit operator Argument(NamedBuffer buffer) => new Reference(buffer);

    public static implicit operator Argument(int value) => new Constant(value);
}
