namespace AdamKernels.Generators.Planning.Program;

/// <summary>What a kernel is called with, for one of its parameters.</summary>
internal abstract record Argument
{
    /// <summary>The buffer that it is a reference to; null where it is none.</summary>
    public virtual NamedBuffer? Buffer => null;

    /// <summary>A reference to a buffer.</summary>
    internal sealed record Reference(NamedBuffer Place) : Argument
    {
        public override NamedBuffer? Buffer => Place;
    }

    /// <summary>A reference to memory that the kernel takes only where it needs some.</summary>
    internal sealed record Scratch(NamedBuffer Place) : Argument
    {
        public override NamedBuffer? Buffer => Place;
    }

    /// <summary>A reference to a row of a buffer.</summary>
    /// <param name="Place">The buffer.</param>
    /// <param name="Stride">From one row to the next.</param>
    /// <param name="Row">The parameter, of the method that calls, that says which row.</param>
    internal sealed record RowOf(NamedBuffer Place, int Stride, string Row) : Argument
    {
        public override NamedBuffer? Buffer => Place;
    }

    /// <summary>Whether a row is not the first of its batch.</summary>
    /// <param name="Row">The parameter, of the method that calls, that says which row.</param>
    internal sealed record IsNotFirst(string Row) : Argument;

    /// <summary>A number that the declaration fixes.</summary>
    internal sealed record Constant(int Value) : Argument;

    /// <summary>The parameter of the same name of the method that calls.</summary>
    internal sealed record Same : Argument;

    /// <summary>The scalars of a step, for a layer with a learning rate of its own.</summary>
    /// <param name="LearningRateFactor">What the learning rate is multiplied by.</param>
    internal sealed record Scalars(double LearningRateFactor) : Argument;

    public static implicit operator Argument(NamedBuffer buffer) => new Reference(buffer);

    public static implicit operator Argument(int value) => new Constant(value);
}
