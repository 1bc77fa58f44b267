namespace StreamTesting.Tests;

public sealed class DeclaredTypesTests
{
    [Fact]
    public void Of_TypesThatStatementsDeclare_AreKnown()
    {
        var types = new DeclaredTypes(
        [
            "CREATE TYPE public.mood AS ENUM ('happy','sad')", "create type \"pair\" as (a int, b text)", "CREATE DOMAIN posint AS int CHECK (value>0)",
            "CREATE DOMAIN price AS numeric(10,2) NOT NULL", "CREATE DOMAIN tags AS text[]", "DROP TABLE x",
        ]);

        string[] names = ["mood", "mood[]", "pair", "posint", "price", "tags", "numeric(5,2)", "unknown"];
        names.Select(name => types.Of(name).Kind).ShouldBe(
            [ColumnKind.Enumeration, ColumnKind.Array, ColumnKind.Composite, ColumnKind.Integer, ColumnKind.Decimal, ColumnKind.Array, ColumnKind.Decimal, ColumnKind.Other]);
        types.Of("mood[]").Element!.Kind.ShouldBe(ColumnKind.Enumeration);
        (types.Of("price").First, types.Of("price").Second).ShouldBe((10, 2));
    }

    [Fact]
    public void DefaultOf_ColumnsOfStatements_AreKnown()
    {
        var types = new DeclaredTypes(
        [
            "CREATE TABLE shop.d (id int PRIMARY KEY, a int DEFAULT 5, b varchar(5) DEFAULT 'it''s, so', c numeric(10,2) DEFAULT 1.50, e timestamp NOT NULL DEFAULT now(), f text)",
            "ALTER TABLE d ADD COLUMN g int DEFAULT -7", "ALTER TABLE `d` ADD COLUMN IF NOT EXISTS h int NULL DEFAULT 8, ADD i text DEFAULT 'x'", "ALTER TABLE ONLY d DROP COLUMN f",
        ]);

        string[] columns = ["id", "a", "b", "c", "e", "f", "g", "h", "i"];
        columns.Select(column => types.DefaultOf("shop.d", column)).ShouldBe([null, "5", "it's, so", "1.50", "now", null, "-7", "8", "x"]);
        types.DefaultOf("other", "a").ShouldBeNull();
    }
}
