namespace AdamKernels;

/// <summary>stub</summary>
public enum Initialiser { /// <summary>.</summary>
Default, /// <summary>.</summary>
GlorotUniform, /// <summary>.</summary>
GlorotNormal, /// <summary>.</summary>
HeUniform, /// <summary>.</summary>
HeNormal, /// <summary>.</summary>
LecunUniform, /// <summary>.</summary>
LecunNormal, /// <summary>.</summary>
Orthogonal, /// <summary>.</summary>
Zeros, /// <summary>.</summary>
Constant }
