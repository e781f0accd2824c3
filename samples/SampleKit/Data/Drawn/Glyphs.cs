namespace SampleKit.Data.Drawn;

/// <summary>
/// The ways in which each digit is written. A glyph is one or more strokes; a stroke is a smooth curve through its points, in a box
/// that is 1 wide and 1 high. A stroke of two points is straight, and a corner is where one stroke ends and the next begins.
/// </summary>
internal static class Glyphs
{
    private static readonly Point[][][][] Variants =
    [
        [
            [Stroke((.50f, .05f), (.20f, .25f), (.15f, .60f), (.35f, .93f), (.65f, .93f), (.85f, .60f), (.80f, .25f), (.50f, .05f))],
            [Stroke((.62f, .08f), (.30f, .15f), (.15f, .50f), (.30f, .88f), (.60f, .92f), (.82f, .55f), (.72f, .18f), (.45f, .10f))],
        ],
        [
            [Stroke((.50f, .05f), (.50f, .95f))],
            [Stroke((.28f, .26f), (.54f, .05f)), Stroke((.54f, .05f), (.52f, .95f))],
            [Stroke((.30f, .22f), (.52f, .05f)), Stroke((.52f, .05f), (.52f, .95f)), Stroke((.28f, .95f), (.76f, .95f))],
        ],
        [
            [
                Stroke((.18f, .28f), (.32f, .08f), (.62f, .06f), (.80f, .28f), (.62f, .56f), (.18f, .93f)),
                Stroke((.18f, .93f), (.85f, .92f)),
            ],
            [
                Stroke(
                    (.20f, .25f), (.42f, .06f), (.72f, .14f), (.72f, .40f), (.45f, .74f),
                    (.22f, .93f), (.13f, .84f), (.28f, .77f), (.55f, .90f), (.88f, .88f)),
            ],
        ],
        [
            [
                Stroke((.20f, .16f), (.45f, .05f), (.75f, .16f), (.70f, .38f), (.42f, .48f)),
                Stroke((.42f, .48f), (.75f, .56f), (.82f, .76f), (.55f, .95f), (.18f, .86f)),
            ],
            [
                Stroke((.20f, .07f), (.78f, .07f)),
                Stroke((.78f, .07f), (.45f, .42f)),
                Stroke((.45f, .42f), (.78f, .54f), (.80f, .80f), (.50f, .95f), (.18f, .85f)),
            ],
        ],
        [
            [Stroke((.28f, .08f), (.15f, .55f)), Stroke((.15f, .55f), (.85f, .52f)), Stroke((.70f, .10f), (.66f, .95f))],
            [Stroke((.65f, .05f), (.12f, .65f)), Stroke((.12f, .65f), (.90f, .65f)), Stroke((.65f, .05f), (.65f, .95f))],
        ],
        [
            [
                Stroke((.80f, .07f), (.28f, .07f)),
                Stroke((.28f, .07f), (.24f, .45f)),
                Stroke((.24f, .45f), (.55f, .38f), (.82f, .60f), (.70f, .88f), (.40f, .96f), (.16f, .85f)),
            ],
            [Stroke((.80f, .10f), (.45f, .07f), (.25f, .24f), (.38f, .44f), (.70f, .56f), (.76f, .80f), (.46f, .95f), (.18f, .86f))],
        ],
        [
            [Stroke((.70f, .06f), (.35f, .25f), (.17f, .65f), (.35f, .94f), (.70f, .88f), (.78f, .65f), (.50f, .50f), (.20f, .68f))],
            [Stroke((.58f, .05f), (.28f, .40f), (.20f, .75f), (.45f, .95f), (.75f, .80f), (.60f, .58f), (.30f, .62f), (.21f, .75f))],
        ],
        [
            [Stroke((.15f, .08f), (.85f, .08f)), Stroke((.85f, .08f), (.55f, .50f), (.42f, .95f))],
            [
                Stroke((.15f, .08f), (.85f, .08f)),
                Stroke((.85f, .08f), (.58f, .48f), (.45f, .95f)),
                Stroke((.34f, .52f), (.78f, .48f)),
            ],
            [Stroke((.12f, .22f), (.22f, .08f), (.50f, .12f), (.85f, .06f)), Stroke((.85f, .06f), (.55f, .45f), (.48f, .95f))],
        ],
        [
            [
                Stroke(
                    (.74f, .20f), (.48f, .05f), (.25f, .24f), (.50f, .47f), (.78f, .72f),
                    (.50f, .95f), (.22f, .74f), (.50f, .47f), (.74f, .24f), (.70f, .14f)),
            ],
            [
                Stroke((.50f, .05f), (.26f, .25f), (.50f, .47f), (.74f, .25f), (.50f, .05f)),
                Stroke((.50f, .47f), (.20f, .71f), (.50f, .95f), (.80f, .71f), (.50f, .47f)),
            ],
        ],
        [
            [Stroke((.76f, .20f), (.50f, .06f), (.22f, .28f), (.42f, .52f), (.72f, .38f)), Stroke((.76f, .20f), (.70f, .95f))],
            [
                Stroke((.78f, .22f), (.50f, .06f), (.22f, .28f), (.42f, .52f), (.75f, .36f)),
                Stroke((.78f, .22f), (.76f, .65f), (.50f, .94f), (.22f, .86f)),
            ],
        ],
    ];

    /// <summary>The glyphs of a digit, each a list of strokes.</summary>
    public static ReadOnlySpan<Point[][]> Of(int digit) => Variants[digit];

    private static Point[] Stroke(params ReadOnlySpan<(float X, float Y)> points)
    {
        var stroke = new Point[points.Length];
        for (int i = 0; i < stroke.Length; i++)
        {
            stroke[i] = new Point(points[i].X, points[i].Y);
        }

        return stroke;
    }
}
