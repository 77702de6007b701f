package org.talktodata.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.problem.ProblemException;
import org.talktodata.table.Column;
import org.talktodata.table.ColumnValues;
import org.talktodata.table.Relation;
import org.talktodata.upload.Progress;
import org.talktodata.upload.ReadingOptions;

class RelationsTest {
  @TempDir Path data;
  private TableStore store;

  @BeforeEach
  void open() {
    store = TableStore.open(data);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void joinsTheReferenceToTheUniqueColumnOfTheSameName() throws IOException {
    StoredTable orders = create("订单", "编号,客户编号,金额\n1,C1,5\n2,C2,6\n3,C1,7\n");
    StoredTable customers = create("客户", "客户编号,城市\nC1,北京\nC2,上海\nC3,广州\n");
    assertEquals(
        List.of(new Relation(FieldRef.of("订单", "客户编号"), FieldRef.of("客户", "客户编号"))),
        find(customers, orders));
  }

  @Test
  void joinsCustomerIdToTheIdOfCustomers() throws IOException {
    StoredTable orders = create("orders", "id,customer_id,amount\n1,7,5.5\n2,8,6.5\n3,7,7.5\n");
    StoredTable customers = create("customers", "id,city\n7,Rome\n8,Oslo\n9,Bern\n");
    assertEquals(
        List.of(new Relation(FieldRef.of("orders", "customer_id"), FieldRef.of("customers", "id"))),
        find(orders, customers));
  }

  @Test
  void joinsCodesWhoseNamesAreInTwoLanguages() throws IOException {
    StringBuilder sales = new StringBuilder("商品,数量\n");
    StringBuilder products = new StringBuilder("sku,label\n");
    for (int i = 0; i < 60; i++) {
      sales.append("P-").append(100 + i % 20).append(',').append(i).append('\n');
      products.append("P-").append(100 + i).append(",label ").append(i).append('\n');
    }
    assertEquals(
        List.of(new Relation(FieldRef.of("sales", "商品"), FieldRef.of("products", "sku"))),
        find(create("sales", sales.toString()), create("products", products.toString())));
  }

  @Test
  void findsNothingWhereValuesDoNotMeet() throws IOException {
    StoredTable orders = create("orders", "no,customer,amount\n1,A7,5\n2,A8,6\n");
    StoredTable customers = create("customers", "customer,city\nB7,Rome\nB8,Oslo\n");
    assertEquals(List.of(), find(orders, customers));
  }

  @Test
  void collectsValuesMostFrequentFirst() throws IOException {
    StoredTable table =
        create("t", "城市,编号,n\n上海,S1,1\n北京,S2,2\n北京,S3,3\n广州,S4,4\n北京,S5,5\n上海,S6,6\n");
    ValueCollector collector = new ValueCollector(store.database());
    assertEquals(
        List.of(new ColumnValues(FieldRef.of("t", "城市"), List.of("北京", "上海", "广州"))),
        collector.collect(List.of(table)));
  }

  private static final String ORDERS =
      "id,customer_id,seller,day,amount\n1,7,c,2024-01-01,5\n2,8,a,2024-01-02,6\n3,7,x,2024-01-03,7\n";
  private static final String CUSTOMERS = "id,nick,city\n7,a,Rome\n8,b,Oslo\n9,c,Bern\n";

  @Test
  void tellsWhyItBelievesARelation() throws IOException {
    StoredTable orders = create("orders", ORDERS);
    StoredTable customers = create("customers", CUSTOMERS);
    create("else", "word\nno\nyes\n");
    KnownRelation found = relations().about(Set.of()).get(0);
    assertEquals(orders.id() + "-" + customers.id(), found.id());
    assertEquals(KnownRelation.Origin.NAMES, found.origin());
    assertEquals(1, found.matched());
    assertEquals(List.of(found), relations().about(Set.of(customers.id())));
  }

  @Test
  void whatIsToldTakesThePlaceOfWhatWasFoundAndOutlivesARestart() throws IOException {
    StoredTable orders = create("orders", ORDERS);
    StoredTable customers = create("customers", CUSTOMERS);
    KnownRelation told = relations().tell(end(orders, "SELLER"), end(customers, "nick"));
    assertEquals(2.0 / 3, told.matched(), 1e-9);
    store.change(
        customers.id(), new TableChange(Optional.of("buyers"), Optional.empty(), Map.of()));
    reopen();
    assertEquals(
        List.of(new Relation(FieldRef.of("orders", "seller"), FieldRef.of("buyers", "nick"))),
        relations().find(store.list()));
    assertEquals(KnownRelation.Origin.TOLD, relations().about(Set.of()).get(0).origin());
  }

  @Test
  void theColumnThatHoldsEachValueOnceIsReferredTo() throws IOException {
    StoredTable orders = create("orders", ORDERS);
    StoredTable customers = create("customers", CUSTOMERS);
    assertEquals(
        new Relation(FieldRef.of("orders", "customer_id"), FieldRef.of("customers", "id")),
        relations().tell(end(customers, "id"), end(orders, "customer_id")).relation());
  }

  @Test
  void whatWasRemovedIsNotFoundAgain() throws IOException {
    StoredTable orders = create("orders", ORDERS);
    StoredTable customers = create("customers", CUSTOMERS);
    Relations relations = relations();
    String id = relations.about(Set.of()).get(0).id();
    relations.remove(id);
    assertEquals(List.of(), relations.find(List.of(orders, customers)));
    reopen();
    assertEquals(List.of(), relations().about(Set.of()));
    assertThrows(ProblemException.class, () -> relations().remove(id));
    relations().tell(end(orders, "customer_id"), end(customers, "id"));
    assertEquals(1, find(orders, customers).size());
  }

  @Test
  void whatWasToldOfADeletedTableIsForgotten() throws IOException {
    StoredTable orders = create("orders", ORDERS);
    StoredTable customers = create("customers", CUSTOMERS);
    StoredTable others = create("others", CUSTOMERS);
    relations().tell(end(orders, "customer_id"), end(customers, "id"));
    store.delete(customers.id());
    assertEquals(List.of(), relations().about(Set.of()));
    relations().tell(end(orders, "customer_id"), end(others, "id"));
    assertFalse(Files.readString(data.resolve("relations.json")).contains(customers.id()));
  }

  @Test
  void whatIsToldRestsWhileTheTypesDiffer() throws IOException {
    StoredTable orders = create("orders", ORDERS);
    StoredTable customers = create("customers", CUSTOMERS);
    relations().tell(end(orders, "amount"), end(customers, "id"));
    retype(orders, "amount", Column.Type.TEXT);
    assertEquals(
        List.of(new Relation(FieldRef.of("orders", "customer_id"), FieldRef.of("customers", "id"))),
        relations().find(store.list()));
  }

  @Test
  void whatIsToldRestsWhileTheKeyHoldsAValueTwice() throws IOException {
    StoredTable orders = create("orders", "shop,n\n1,1\nx2,2\n1,3\n");
    StoredTable shops = create("shops", "code,city\n1,Rome\n1.0,Oslo\nx2,Bern\n");
    relations().tell(end(orders, "shop"), end(shops, "code"));
    retype(orders, "shop", Column.Type.NUMBER);
    retype(shops, "code", Column.Type.NUMBER);
    assertEquals(List.of(), relations().find(store.list()));
  }

  private void retype(StoredTable table, String column, Column.Type type) {
    TableChange.ColumnChange change =
        new TableChange.ColumnChange(
            Optional.of(type), Optional.empty(), Optional.empty(), Optional.empty(), true);
    store.change(
        table.id(), new TableChange(Optional.empty(), Optional.empty(), Map.of(column, change)));
  }

  private static Relations.End end(StoredTable table, String column) {
    return new Relations.End(table.id(), column);
  }

  private Relations relations() {
    return Relations.open(data, store);
  }

  private void reopen() {
    store.close();
    store = TableStore.open(data);
  }

  private List<Relation> find(StoredTable... tables) {
    return relations().find(List.of(tables));
  }

  private StoredTable create(String name, String text) throws IOException {
    Path upload = store.newInbox();
    Path file = Files.writeString(upload.resolve("upload"), text);
    return store.create(file, name, ReadingOptions.NONE, Progress.NONE, new Cancellation());
  }
}
