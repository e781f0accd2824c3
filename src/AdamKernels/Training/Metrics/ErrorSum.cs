namespace AdamKernels;

/// <summary>The errors of one output, over the samples.</summary>
internal struct ErrorSum
{
    public double Squares;
    public double Magnitudes;

    public void Add(float prediction, float target)
    {
        double error = (double)prediction - target;
        Squares += error * error;
        Magnitudes += Math.Abs(error);
    }
}
