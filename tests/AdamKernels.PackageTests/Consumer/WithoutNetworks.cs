using AdamKernels;

float[] parameters = [1, 2];
new AdamOptimizer(parameters).UpdateParameters([0.5f, -0.5f]);
Console.WriteLine($"smaller {parameters[0] < 1}");
