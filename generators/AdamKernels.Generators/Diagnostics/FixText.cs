namespace AdamKernels.Generators.Diagnostics;

/// <summary>A text that a code fix uses.</summary>
internal enum FixText
{
    /// <summary>The number to write.</summary>
    Number,

    /// <summary>What writing it is called.</summary>
    NumberTitle,

    /// <summary>What removing an argument is called; without it, the argument itself is named.</summary>
    RemoveTitle,

    /// <summary>Names of attributes to choose from, separated by commas.</summary>
    Choices,

    /// <summary>The name of an attribute that takes the place of the marked one.</summary>
    Replacement,
}
