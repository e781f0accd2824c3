namespace AdamKernels.Generators.Tests.SeededBugs;

/// <summary>A fault that is put into emitted code, to see that the bits of a training show it.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="Network">The network of the conformance suite whose code has it.</param>
/// <param name="File">The emitted file: a path such as Vector256, whose kernels then run, or Program or Layout.</param>
/// <param name="Member">The method or field within which the text is looked for.</param>
/// <param name="Before">The text without the fault.</param>
/// <param name="After">The text with the fault.</param>
/// <param name="Places">How often the text occurs in the member. With another number, the list is out of date.</param>
/// <param name="Place">Which of these places is changed; null for all of them.</param>
public sealed record SeededBug(
    string Name, string Network, string File, string Member, string Before, string After, int Places = 1, int? Place = null)
{
    /// <summary>
    /// Why it is not found, if it is not: it computes the same, or differs only for values that these trainings do not reach.
    /// </summary>
    public string? Survives { get; init; }

    /// <summary>The path whose kernels run.</summary>
    public string Path => File is "Program" or "Layout" ? "Vector256" : File;

    public override string ToString() => $"{Network}.{File}.{Member}: {Name}";
}
