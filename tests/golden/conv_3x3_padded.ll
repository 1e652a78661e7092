define internal i32 @kernel.body.0(ptr %closure, i64 %begin, i64 %end, i64 %worker, ptr %context) #0 {
entry:
  %stack6 = alloca [384 x float], align 64
  %v0 = getelementptr i64, ptr %closure, i64 0
  %v1 = load ptr, ptr %v0, align 8
  %v2 = getelementptr i64, ptr %closure, i64 1
  %v3 = load ptr, ptr %v2, align 8
  %v4 = getelementptr i8, ptr %context, i64 16
  %v5 = load ptr, ptr %v4, align 8
  %v15 = insertelement <8 x float> poison, float 0x0000000000000000, i64 0
  %v16 = shufflevector <8 x float> %v15, <8 x float> poison, <8 x i32> zeroinitializer
  %v17 = getelementptr ptr, ptr %v1, i64 0
  %v18 = load ptr, ptr %v17, align 8
  %v29 = getelementptr i64, ptr %v3, i64 0
  %v30 = load i64, ptr %v29, align 8
  %v32 = getelementptr i64, ptr %v3, i64 1
  %v33 = load i64, ptr %v32, align 8
  %v36 = mul i64 %v30, -1
  %v37 = mul i64 %v33, -1
  %v38 = add i64 %v36, %v37
  %v39 = getelementptr float, ptr %v18, i64 %v38
  %v55 = insertelement <16 x float> poison, float 0x0000000000000000, i64 0
  %v56 = shufflevector <16 x float> %v55, <16 x float> poison, <16 x i32> zeroinitializer
  %v75 = getelementptr ptr, ptr %v1, i64 1
  %v76 = load ptr, ptr %v75, align 8
  %v77 = getelementptr i64, ptr %v3, i64 5
  %v78 = load i64, ptr %v77, align 8
  %v80 = getelementptr i64, ptr %v3, i64 3
  %v81 = load i64, ptr %v80, align 8
  %v83 = getelementptr i64, ptr %v3, i64 4
  %v84 = load i64, ptr %v83, align 8
  %v112 = getelementptr ptr, ptr %v1, i64 2
  %v113 = load ptr, ptr %v112, align 8
  %v114 = getelementptr i64, ptr %v3, i64 7
  %v115 = load i64, ptr %v114, align 8
  %v117 = getelementptr i64, ptr %v3, i64 8
  %v118 = load i64, ptr %v117, align 8
  br label %loop
loop:
  %index = phi i64 [ %begin, %entry ], [ %next, %after52 ]
  %v35 = mul i64 %index, %v30
  %v40 = getelementptr float, ptr %v39, i64 %v35
  br label %loop7
loop7:
  %i9 = phi i64 [ 0, %loop ], [ %next10, %after12 ]
  %v21 = add i64 %i9, %index
  %v22 = icmp slt i64 %v21, 15
  %v23 = icmp sge i64 %v21, 1
  %v24 = and i1 %v23, %v22
  %v31 = mul i64 %i9, %v30
  %v41 = getelementptr float, ptr %v40, i64 %v31
  %v45 = mul i64 %i9, 128
  %v47 = getelementptr float, ptr %stack6, i64 %v45
  br label %loop11
loop11:
  %i13 = phi i64 [ 0, %loop7 ], [ %next14, %loop11 ]
  %v19 = icmp slt i64 %i13, 15
  %v20 = icmp sge i64 %i13, 1
  %v25 = and i1 %v24, %v20
  %v26 = and i1 %v25, %v19
  %v27 = select i1 %v26, i8 -1, i8 0
  %v28 = bitcast i8 %v27 to <8 x i1>
  %v34 = mul i64 %i13, %v33
  %v42 = getelementptr float, ptr %v41, i64 %v34
  %v43 = call <8 x float> @llvm.masked.load.v8f32.p0(ptr %v42, i32 4, <8 x i1> %v28, <8 x float> zeroinitializer)
  %v44 = select <8 x i1> %v28, <8 x float> %v43, <8 x float> %v16
  %v46 = mul i64 %i13, 8
  %v48 = getelementptr float, ptr %v47, i64 %v46
  store <8 x float> %v44, ptr %v48, align 4
  %next14 = add nuw nsw i64 %i13, 1
  %more49 = icmp slt i64 %next14, 16
  br i1 %more49, label %loop11, label %after12
after12:
  %next10 = add nuw nsw i64 %i9, 1
  %more50 = icmp slt i64 %next10, 3
  br i1 %more50, label %loop7, label %after8
after8:
  %v116 = mul i64 %index, %v115
  %v120 = getelementptr float, ptr %v113, i64 %v116
  br label %loop51
loop51:
  %i53 = phi i64 [ 0, %after8 ], [ %next54, %after58 ]
  %v92 = mul i64 %i53, 8
  %v93 = getelementptr float, ptr %stack6, i64 %v92
  br label %loop57
loop57:
  %i59 = phi i64 [ 0, %loop51 ], [ %next60, %after64 ]
  %r61 = phi <16 x float> [ %v56, %loop51 ], [ %v100, %after64 ]
  %r62 = phi <16 x float> [ %v56, %loop51 ], [ %v106, %after64 ]
  %v82 = mul i64 %i59, %v81
  %v86 = getelementptr float, ptr %v76, i64 %v82
  %v90 = mul i64 %i59, 128
  %v94 = getelementptr float, ptr %v93, i64 %v90
  br label %loop63
loop63:
  %i65 = phi i64 [ 0, %loop57 ], [ %next66, %after70 ]
  %r67 = phi <16 x float> [ %r61, %loop57 ], [ %v100, %after70 ]
  %r68 = phi <16 x float> [ %r62, %loop57 ], [ %v106, %after70 ]
  %v85 = mul i64 %i65, %v84
  %v87 = getelementptr float, ptr %v86, i64 %v85
  %v91 = mul i64 %i65, 8
  %v95 = getelementptr float, ptr %v94, i64 %v91
  br label %loop69
loop69:
  %i71 = phi i64 [ 0, %loop63 ], [ %next72, %loop69 ]
  %r73 = phi <16 x float> [ %r67, %loop63 ], [ %v100, %loop69 ]
  %r74 = phi <16 x float> [ %r68, %loop63 ], [ %v106, %loop69 ]
  %v79 = mul i64 %i71, %v78
  %v88 = getelementptr float, ptr %v87, i64 %v79
  %v89 = load <16 x float>, ptr %v88, align 4
  %v96 = getelementptr float, ptr %v95, i64 %i71
  %v97 = load float, ptr %v96, align 4
  %v98 = insertelement <16 x float> poison, float %v97, i64 0
  %v99 = shufflevector <16 x float> %v98, <16 x float> poison, <16 x i32> zeroinitializer
  %v100 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v99, <16 x float> %v89, <16 x float> %r73)
  %v101 = getelementptr float, ptr %v88, i64 16
  %v102 = load <16 x float>, ptr %v101, align 4
  %v103 = load float, ptr %v96, align 4
  %v104 = insertelement <16 x float> poison, float %v103, i64 0
  %v105 = shufflevector <16 x float> %v104, <16 x float> poison, <16 x i32> zeroinitializer
  %v106 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v105, <16 x float> %v102, <16 x float> %r74)
  %next72 = add nuw nsw i64 %i71, 1
  %more107 = icmp slt i64 %next72, 8
  br i1 %more107, label %loop69, label %after70
after70:
  %next66 = add nuw nsw i64 %i65, 1
  %more108 = icmp slt i64 %next66, 3
  br i1 %more108, label %loop63, label %after64
after64:
  %next60 = add nuw nsw i64 %i59, 1
  %more109 = icmp slt i64 %next60, 3
  br i1 %more109, label %loop57, label %after58
after58:
  %v110 = fcmp ugt <16 x float> %v100, %v56
  %v111 = select <16 x i1> %v110, <16 x float> %v100, <16 x float> %v56
  %v119 = mul i64 %i53, %v118
  %v121 = getelementptr float, ptr %v120, i64 %v119
  store <16 x float> %v111, ptr %v121, align 4
  %v122 = fcmp ugt <16 x float> %v106, %v56
  %v123 = select <16 x i1> %v122, <16 x float> %v106, <16 x float> %v56
  %v124 = getelementptr float, ptr %v121, i64 16
  store <16 x float> %v123, ptr %v124, align 4
  %next54 = add nuw nsw i64 %i53, 1
  %more125 = icmp slt i64 %next54, 14
  br i1 %more125, label %loop51, label %after52
after52:
  %next = add nuw nsw i64 %index, 1
  %more = icmp slt i64 %next, %end
  br i1 %more, label %loop, label %done
done:
  ret i32 0
}
define i32 @kernel(ptr %data, ptr %strides, ptr %context) #0 {
entry:
  %closure2 = alloca [2 x i64], align 8
  %v0 = getelementptr i8, ptr %context, i64 16
  %v1 = load ptr, ptr %v0, align 8
  %v3 = getelementptr i64, ptr %closure2, i64 0
  store ptr %data, ptr %v3, align 8
  %v4 = getelementptr i64, ptr %closure2, i64 1
  store ptr %strides, ptr %v4, align 8
  %v5 = load ptr, ptr %context, align 8
  %v6 = call i32 %v5(ptr %context, ptr @kernel.body.0, ptr %closure2, i64 14)
  %v7 = icmp ne i32 %v6, 0
  br i1 %v7, label %stop8, label %after9
stop8:
  ret i32 %v6
after9:
  ret i32 0
}
declare <16 x float> @llvm.fma.v16f32(<16 x float>, <16 x float>, <16 x float>)
declare <8 x float> @llvm.masked.load.v8f32.p0(ptr, i32 immarg, <8 x i1>, <8 x float>)
attributes #0 = { nounwind "no-builtins" "min-legal-vector-width"="512" "prefer-vector-width"="512" }
