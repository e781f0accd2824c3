namespace AdamKernels.Generators.Diagnostics;

/// <summary>What a code fix does at a place in the source.</summary>
internal enum FixRole
{
    /// <summary>Replaces a number.</summary>
    Set,

    /// <summary>Removes the argument of an attribute.</summary>
    Remove,

    /// <summary>Keeps one of several attributes.</summary>
    Keep,

    /// <summary>Adds an attribute after another one.</summary>
    AddAfter,

    /// <summary>Moves a layer to the declaration of the network.</summary>
    Move,

    /// <summary>The <c>[Network]</c> that layers are moved to.</summary>
    MoveTo,
}
