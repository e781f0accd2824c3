namespace AdamKernels.RobustnessProbe.Bounds;

/// <summary>Where memory lies between two protected pages: an access beyond it ends the process.</summary>
/// <param name="AtEnd">Whether it ends before the second page; otherwise it begins after the first one.</param>
/// <param name="Slack">Elements between the memory and that page: 0, or a few for another alignment of its start.</param>
public readonly record struct Placement(bool AtEnd, int Slack = 0)
{
    /// <summary>Elements of 4 bytes in the widest vector.</summary>
    private const int Alignments = 16;

    /// <summary>At each page; what ends at one starts wherever its length says, so that lengths in a row have every alignment.</summary>
    public static Placement[] AtEitherPage { get; } = [new(AtEnd: true), new(AtEnd: false)];

    /// <summary>The same, and the other alignments of a start behind the first page.</summary>
    public static Placement[] OfEveryAlignment { get; } =
        [new(AtEnd: true), .. Enumerable.Range(0, Alignments).Select(slack => new Placement(AtEnd: false, slack))];

    /// <summary>At each page, and one of the other alignments: each has its turn as lengths follow one another.</summary>
    public static Placement[] InTurn(int length) => [.. AtEitherPage, new(AtEnd: false, 1 + length % (Alignments - 1))];

    public override string ToString() => AtEnd ? $"ends {Slack} before a page" : $"begins {Slack} after a page";
}
