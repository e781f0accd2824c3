namespace AdamKernels.Generators.Planning.Program;

/// <summary>How threads share the work of a call.</summary>
internal enum Sharing
{
    /// <summary>Not at all: the pass has rows of a batch of its own.</summary>
    None,

    /// <summary>Each computes a portion of the tiles.</summary>
    Tiles,

    /// <summary>Each updates a range of the parameters.</summary>
    Parameters,

    /// <summary>One of them makes the call.</summary>
    WholeCall,
}
