namespace AdamKernels.Tests.CodeAudit;

/// <summary>What the audit looks for.</summary>
internal enum Rule
{
    /// <summary>The method was not compiled with all optimizations, at once.</summary>
    FullyOptimized,

    /// <summary>An innermost loop calls: something was not inlined.</summary>
    NoCall,

    /// <summary>An innermost loop keeps a vector on the stack: more values live than there are registers.</summary>
    NoVectorSpill,

    /// <summary>An innermost loop of multiply-adds keeps an address or a counter on the stack.</summary>
    NoOtherSpill,

    /// <summary>The loops of a product multiply and add.</summary>
    MultiplyAdds,

    /// <summary>A product uses the widest registers of its path.</summary>
    FullWidth,
}
